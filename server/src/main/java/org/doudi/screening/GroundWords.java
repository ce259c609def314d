package org.doudi.screening;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.doudi.policy.Article;
import org.doudi.policy.Parameter.Mark;
import org.doudi.programmes.BookInUse;
import org.doudi.programmes.ParameterWords;
import org.doudi.shell.Language;
import org.doudi.shell.Texts;
import org.doudi.work.LeadStory;
import org.springframework.stereotype.Component;

/** Puts a ground into words, as far as the veil lets through. */
@Component
class GroundWords {
    private static final String HEADS = "共同生活人数";
    private static final String INCOME = "家庭月收入";
    private static final String TOP_UPS = "分类施保金额";

    private final Texts texts;
    private final BookInUse book;
    private final ParameterWords parameters;

    GroundWords(Texts texts, BookInUse book, ParameterWords parameters) {
        this.texts = texts;
        this.book = book;
        this.parameters = parameters;
    }

    /** Every condition with its outcome, what was compared, the law and the sources. */
    List<LeadStory.Condition> conditions(Language language, Veil veil, Ground ground, Map<String, String> names) {
        return ground.conditions().stream()
                .map(condition -> new LeadStory.Condition(
                        outcome(condition),
                        texts.text(
                                language,
                                "screening.outcome." + outcome(condition).name()),
                        condition.question(),
                        comparison(language, veil, condition),
                        condition.articles().stream()
                                .flatMap(id ->
                                        Stream.ofNullable(book.book().articles().get(id)))
                                .map(article -> quote(language, article))
                                .toList(),
                        sources(language, condition, names),
                        condition.parameters().stream()
                                .flatMap(parameter -> parameter(language, parameter))
                                .toList()))
                .toList();
    }

    private static LeadStory.Outcome outcome(Ground.Condition condition) {
        return switch (condition.result()) {
            case "PASSED" -> LeadStory.Outcome.PASSED;
            case "FAILED" -> LeadStory.Outcome.FAILED;
            default -> LeadStory.Outcome.OPEN;
        };
    }

    private String comparison(Language language, Veil veil, Ground.Condition condition) {
        if (condition.operator().isEmpty() || condition.limit().isEmpty() || !veil.showsAll(condition.limitItems())) {
            return "";
        }
        var limit = number(condition.limit());
        var operator = texts.text(language, "screening.operator." + operatorKey(condition.operator()));
        if (condition.value().isEmpty()) {
            return texts.text(language, "screening.comparison.open", operator, limit);
        }
        return veil.showsAll(items(condition))
                ? texts.text(language, "screening.comparison.shown", number(condition.value()), operator, limit)
                : texts.text(language, "screening.comparison.hidden", operator, limit);
    }

    private static List<String> items(Ground.Condition condition) {
        return condition.facts().stream()
                .map(Ground.Fact::item)
                .filter(item -> !GroundMaker.WHO_COUNTS.contains(item))
                .toList();
    }

    private static String operatorKey(String sign) {
        return switch (sign) {
            case "<" -> "below";
            case "<=" -> "atMost";
            case ">" -> "above";
            case ">=" -> "atLeast";
            case "=" -> "equal";
            default -> "unequal";
        };
    }

    private String quote(Language language, Article article) {
        var gist = language == Language.ENGLISH ? article.gistEn() : article.gist();
        var mark = parameters.mark(language, article.mark());
        return article.instrument() + " " + article.article() + ": " + gist + (mark.isEmpty() ? "" : " · " + mark);
    }

    private Stream<LeadStory.Parameter> parameter(Language language, Ground.Parameter used) {
        return book.book().parameters().parameter(used.id()).stream()
                .map(parameter -> new LeadStory.Parameter(
                        texts.text(
                                language,
                                "screening.parameter",
                                parameters.title(language, parameter)
                                        + (used.key().isEmpty() ? "" : "(" + used.key() + ")"),
                                used.value(),
                                used.from(),
                                used.source()),
                        parameters.mark(language, Mark.valueOf(used.mark()))));
    }

    /** One chip for each line of a delivery, however many items rest on it. */
    private List<LeadStory.Source> sources(Language language, Ground.Condition condition, Map<String, String> names) {
        var byLine = new LinkedHashMap<Source, LinkedHashSet<String>>();
        for (var fact : condition.facts()) {
            boolean isAboutCounting =
                    condition.facts().stream().allMatch(other -> GroundMaker.WHO_COUNTS.contains(other.item()));
            if (!fact.source().dataset().isEmpty()
                    && (isAboutCounting || !GroundMaker.WHO_COUNTS.contains(fact.item()))) {
                byLine.computeIfAbsent(fact.source(), line -> new LinkedHashSet<>())
                        .add(item(language, fact.item(), fact.member(), names));
            }
        }
        return byLine.entrySet().stream()
                .map(line -> source(language, line.getKey(), String.join("、", line.getValue())))
                .toList();
    }

    private LeadStory.Source source(Language language, Source source, String items) {
        var key = "screening.dataset." + source.dataset();
        var dataset = texts.has(key) ? texts.text(language, key) : source.dataset();
        var where = source.line().isEmpty()
                ? texts.text(language, "screening.source.silent", dataset, source.asOf())
                : texts.text(language, "screening.source.line", dataset, source.asOf(), source.line());
        var link = "/deliveries/" + source.delivery() + (source.line().isEmpty() ? "" : "?line=" + source.line());
        return new LeadStory.Source(items + ": " + where, link);
    }

    private String item(Language language, String name, String member, Map<String, String> names) {
        var label = book.book().items().item(name).map(item -> item.label()).orElse(name);
        return member.isEmpty()
                ? label
                : texts.text(language, "screening.itemOf", label, names.getOrDefault(member, "—"));
    }

    /** The sum in words, or as much of it as says nothing about the income. */
    String sum(Language language, Veil veil, Ground ground) {
        var standard = ground.standard();
        var heads = ground.figures().get(HEADS);
        var income = ground.figures().get(INCOME);
        if (ground.cents().isEmpty()
                || standard.id().isEmpty()
                || heads == null
                || income == null
                || isRefused(ground)) {
            return "";
        }
        var presumed = ground.answer().equals("PRESUMED") ? texts.text(language, "screening.sum.presumed") : "";
        if (!veil.showsAll(ground.sumItems())) {
            return texts.text(language, "screening.sum.hidden", number(standard.value()), heads) + presumed;
        }
        var base = ground.figures().getOrDefault(GroundMaker.BASE_SUM, "");
        var topUps = new BigDecimal(ground.figures().getOrDefault(TOP_UPS, "0"));
        var sum = texts.text(
                language, "screening.sum.shown", number(standard.value()), heads, number(income), number(base));
        return sum + (topUps.signum() > 0 ? texts.text(language, "screening.sum.topUps") : "") + presumed;
    }

    private static boolean isRefused(Ground ground) {
        return ground.answer().equals("NOT_ENTITLED") || ground.answer().equals("DEPENDS");
    }

    /** What is missing, an item a line, with whom it concerns and who can bring it. */
    List<String> needs(Language language, Ground ground, Map<String, String> names) {
        var members = new LinkedHashMap<String, List<String>>();
        for (var need : ground.needs()) {
            var of = members.computeIfAbsent(need.item(), item -> new ArrayList<>());
            if (!need.member().isEmpty()) {
                of.add(names.getOrDefault(need.member(), "—"));
            }
        }
        return members.entrySet().stream()
                .flatMap(need -> book.book().items().item(need.getKey()).stream()
                        .map(item -> texts.text(
                                language,
                                item.byVerification() ? "screening.need.verification" : "screening.need.department",
                                need.getValue().isEmpty()
                                        ? item.label()
                                        : texts.text(
                                                language,
                                                "screening.itemOf",
                                                item.label(),
                                                String.join("、", need.getValue())),
                                item.source())))
                .toList();
    }

    /** A number with its thousands apart, at most two decimals; anything else as it is. */
    static String number(String text) {
        if (!text.matches("-?\\d+(\\.\\d+)?")) {
            return text;
        }
        var rounded = new BigDecimal(text).setScale(2, RoundingMode.HALF_UP).stripTrailingZeros();
        var plain = (rounded.scale() < 0 ? rounded.setScale(0) : rounded.scale() == 1 ? rounded.setScale(2) : rounded)
                .toPlainString();
        int point = plain.indexOf('.') < 0 ? plain.length() : plain.indexOf('.');
        var grouped = new StringBuilder(plain);
        for (int position = point - 3; position > (plain.startsWith("-") ? 1 : 0); position -= 3) {
            grouped.insert(position, '\u00a0');
        }
        return grouped.toString();
    }
}
