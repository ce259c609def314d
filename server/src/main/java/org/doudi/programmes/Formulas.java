package org.doudi.programmes;

import java.util.List;
import org.doudi.policy.feel.DecisionTable;
import org.doudi.policy.feel.Expression;
import org.doudi.policy.feel.Spelling;
import org.doudi.shell.Language;
import org.springframework.stereotype.Component;

/** Writes the logic of decisions with the names people know: labels of items, titles of parameters. */
@Component
class Formulas {
    private static final String IN_MONTH = "参数";
    private static final String ON_APPLICATION = "申请日参数";

    private final BookInUse book;
    private final ParameterWords words;

    Formulas(BookInUse book, ParameterWords words) {
        this.book = book;
        this.words = words;
    }

    /** A decision table, cell by cell. */
    record Table(String hitPolicy, List<String> inputs, List<String> outputs, List<List<String>> rules) {}

    /** The text of a formula; empty for a decision table. */
    String text(Language language, Expression logic) {
        return logic instanceof DecisionTable ? "" : spelling(language).spell(logic);
    }

    /** The decision table, nothing for other logic. */
    List<Table> table(Language language, Expression logic) {
        if (!(logic instanceof DecisionTable table)) {
            return List.of();
        }
        var spelling = spelling(language);
        return List.of(new Table(
                table.hitPolicy().name(),
                table.inputs().stream()
                        .map(input -> spelling.spell(input.tested()))
                        .toList(),
                table.outputs().stream().map(DecisionTable.Output::name).toList(),
                table.rules().stream()
                        .map(rule -> java.util.stream.Stream.concat(
                                        rule.conditions().stream().map(spelling::spell),
                                        rule.results().stream().map(spelling::spell))
                                .toList())
                        .toList()));
    }

    private Spelling spelling(Language language) {
        return new Spelling(path -> name(language, path));
    }

    /** An item by its label, a parameter by its title; other names as they are. */
    private String name(Language language, List<String> path) {
        var first = path.getFirst();
        if (path.size() > 1 && (first.equals(IN_MONTH) || first.equals(ON_APPLICATION))) {
            return parameter(language, path);
        }
        var last = path.getLast();
        var label = book.book()
                .items()
                .item(last)
                .filter(_ -> language == Language.CHINESE)
                .map(item -> item.label())
                .orElse(last.replace('_', ' '));
        return path.size() > 1 && !first.equals("household")
                ? String.join(".", path.subList(0, path.size() - 1)) + "." + label
                : label;
    }

    private String parameter(Language language, List<String> path) {
        var title = book.book()
                .parameters()
                .parameter(path.get(1))
                .map(parameter -> words.title(language, parameter))
                .orElse(path.get(1));
        var keys = path.subList(2, path.size());
        return "「" + title + (keys.isEmpty() ? "" : "·" + String.join("·", keys)) + "」";
    }
}
