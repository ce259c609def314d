package org.doudi.entitlement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doudi.kernel.Money;
import org.doudi.policy.Article;
import org.doudi.policy.Explanation;
import org.doudi.policy.guide.Sentence;
import org.doudi.policy.questions.Finding.Share;
import org.doudi.policy.value.Value;
import org.doudi.shell.Language;
import org.doudi.shell.Texts;
import org.springframework.stereotype.Component;

/** Says in plain words why a programme does not help now, and what would have to differ. */
@Component
class ReasonWords {
    /** What family.dmn calls the income of all who count, of a year: who reads it beside a month's wage must be told. */
    private static final String INCOME_OF_THE_YEAR = "家庭年收入";

    private final Interviews interviews;
    private final EntitlementWords words;
    private final Texts texts;

    ReasonWords(Interviews interviews, EntitlementWords words, Texts texts) {
        this.interviews = interviews;
        this.words = words;
        this.texts = texts;
    }

    /** The condition that fails, by how much, and the article; who comes nearest stands before it. */
    List<String> reason(Language language, Share share, String who) {
        var lines = new ArrayList<String>();
        share.failed().ifPresent(failed -> {
            var because = share.outcome()
                    .because()
                    .flatMap(id ->
                            Optional.ofNullable(interviews.book().articles().get(id)));
            lines.add(who + condition(language, failed, because));
            failed.check()
                    .flatMap(check -> nearest(language, check))
                    .map(nearest -> nearest + (isOfTheYear(failed) ? words.text(language, "nearest.year") : ""))
                    .ifPresent(lines::add);
            because.ifPresent(article ->
                    lines.add(words.text(language, "article", article.instrument() + " " + article.article())));
        });
        return lines;
    }

    /** Conditions are written in Chinese; in English the gist of the article stands for them. */
    private String condition(Language language, Explanation failed, Optional<Article> because) {
        return language == Language.ENGLISH
                ? words.text(language, "notNow", because.map(Article::gistEn).orElse(failed.decision()))
                : words.text(language, "notNow", failed.question().replaceAll("吗?[?\uFF1F]?$", ""));
    }

    private Optional<String> nearest(Language language, Explanation.Check check) {
        if (!(check.value() instanceof Value.Decimal value) || !(check.limit() instanceof Value.Decimal limit)) {
            return Optional.empty();
        }
        var key = "nearest." + check.operator().name().toLowerCase(Locale.ROOT);
        return Optional.of(words.text(language, key, number(value), number(limit)));
    }

    private static boolean isOfTheYear(Explanation failed) {
        return failed.parts().stream().anyMatch(part -> part.decision().equals(INCOME_OF_THE_YEAR));
    }

    private static String number(Value.Decimal number) {
        return String.format(Locale.ROOT, "%,.2f", number.value()).replaceAll("\\.00$", "");
    }

    /** A sum with the commas of thousands. */
    String yuan(Money amount) {
        return number(new Value.Decimal(amount.yuan()));
    }

    /** The weakest mark of the figures behind these answers. */
    String mark(Language language, List<Share> shares) {
        return shares.stream()
                .flatMap(Share::marks)
                .max(Comparator.naturalOrder())
                .map(mark -> texts.text(language, "guide.mark." + mark.name().toLowerCase(Locale.ROOT)))
                .orElse("");
    }

    /** A sentence of the guide as words; empty if it holds figures. */
    static String plain(Sentence sentence) {
        return sentence.figures().findAny().isPresent()
                ? ""
                : sentence.pieces().stream()
                        .flatMap(piece -> switch (piece) {
                            case Sentence.Words said -> Stream.of(said.text());
                            case Sentence.Figure _ -> Stream.empty();
                        })
                        .collect(Collectors.joining());
    }
}
