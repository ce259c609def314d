package org.doudi.policy.dmn;

import java.util.ArrayList;
import java.util.List;
import org.doudi.policy.feel.DecisionTable;
import org.doudi.policy.feel.DecisionTable.HitPolicy;
import org.doudi.policy.feel.Expression;
import org.doudi.policy.feel.FeelType;
import org.doudi.policy.feel.Names;
import org.doudi.policy.feel.UnaryTest;
import org.jspecify.annotations.Nullable;

/** Reads decision tables. */
final class TableReader {
    private final Model model;
    private final BoxReader boxes;
    private final String decision;

    TableReader(Model model, BoxReader boxes, String decision) {
        this.model = model;
        this.boxes = boxes;
        this.decision = decision;
    }

    DecisionTable table(Element box) {
        var inputs = box.children("input").stream().map(this::input).toList();
        var outputs = box.children("output").stream().map(this::output).toList();
        var rules = new ArrayList<DecisionTable.Rule>();
        for (var rule : box.children("rule")) {
            rules.add(rule(rule, inputs.size(), outputs.size()));
        }
        return new DecisionTable(box.at(), hitPolicy(box), inputs, outputs, List.copyOf(rules));
    }

    private HitPolicy hitPolicy(Element box) {
        return switch (box.attribute("hitPolicy")) {
            case "", "UNIQUE" -> HitPolicy.UNIQUE;
            case "ANY" -> HitPolicy.ANY;
            case "PRIORITY" -> HitPolicy.PRIORITY;
            case "FIRST" -> HitPolicy.FIRST;
            case "RULE ORDER" -> HitPolicy.RULE_ORDER;
            case "OUTPUT ORDER" -> HitPolicy.OUTPUT_ORDER;
            case "COLLECT" ->
                switch (box.attribute("aggregation")) {
                    case "" -> HitPolicy.COLLECT;
                    case "SUM" -> HitPolicy.COLLECT_SUM;
                    case "MIN" -> HitPolicy.COLLECT_MIN;
                    case "MAX" -> HitPolicy.COLLECT_MAX;
                    case "COUNT" -> HitPolicy.COLLECT_COUNT;
                    default -> throw boxes.error(box.at(), "unknown aggregation", "SUM, MIN, MAX or COUNT");
                };
            default -> throw boxes.error(box.at(), "unknown hit policy", "");
        };
    }

    private DecisionTable.Input input(Element input) {
        var tested = input.child("inputExpression")
                .orElseThrow(() -> boxes.error(input.at(), "the input has no expression", ""));
        var text = tested.child("text").orElseThrow(() -> boxes.error(tested.at(), "the input has no expression", ""));
        return new DecisionTable.Input(boxes.expression(text), type(tested), values(input, "inputValues"));
    }

    private @Nullable FeelType type(Element typed) {
        return typed.attribute("typeRef").isEmpty() ? null : model.type(typed);
    }

    private List<UnaryTest> values(Element column, String name) {
        return column.child(name)
                .flatMap(values -> values.child("text"))
                .filter(text -> !text.text().isBlank())
                .map(boxes::tests)
                .orElse(List.of());
    }

    private DecisionTable.Output output(Element output) {
        var allowed = new ArrayList<Expression>();
        for (var test : values(output, "outputValues")) {
            if (test instanceof UnaryTest.Matches matches) {
                allowed.add(matches.expression());
            }
        }
        var otherwise = output.child("defaultOutputEntry")
                .flatMap(entry -> entry.child("text"))
                .map(boxes::expression)
                .orElse(null);
        return new DecisionTable.Output(
                Names.normal(output.attribute("name")), type(output), List.copyOf(allowed), otherwise);
    }

    private DecisionTable.Rule rule(Element rule, int inputs, int outputs) {
        var conditions = rule.children("inputEntry");
        var results = rule.children("outputEntry");
        if (conditions.size() != inputs || results.size() != outputs) {
            throw model.error(decision, rule.at(), "the rule has not as many cells as the table has columns", "");
        }
        return new DecisionTable.Rule(
                rule.at(),
                conditions.stream().map(cell -> boxes.tests(text(cell))).toList(),
                results.stream().map(cell -> boxes.expression(text(cell))).toList());
    }

    private Element text(Element cell) {
        return cell.child("text").orElseThrow(() -> boxes.error(cell.at(), "the cell has no <text>", ""));
    }
}
