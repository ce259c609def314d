package org.doudi.screening;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.doudi.access.Actor;
import org.doudi.access.Sensitivity;
import org.doudi.files.HouseholdSection;
import org.doudi.kernel.Money;
import org.doudi.shell.Language;
import org.doudi.shell.Texts;
import org.springframework.stereotype.Component;

/** On the page of a family: the programmes that are, could be or no longer are for it or a member, each with the way to the why. */
@Component
class ProgrammesSection implements HouseholdSection {
    private final Standings standings;
    private final Titles titles;
    private final Texts texts;

    ProgrammesSection(Standings standings, Titles titles, Texts texts) {
        this.standings = standings;
        this.titles = titles;
        this.texts = texts;
    }

    @Override
    public int order() {
        return 35;
    }

    @Override
    public Optional<Section> of(UUID household, Actor actor, Language language) {
        return Optional.of(new Section(
                "programmes",
                texts.text(language, "screening.programmes.title"),
                Stream.of("programme", "whom", "standing", "sum")
                        .map(column -> texts.text(language, "screening.programmes." + column))
                        .toList(),
                rows(household, actor, language),
                texts.text(language, "screening.programmes.none")));
    }

    private List<List<Cell>> rows(UUID household, Actor actor, Language language) {
        var all = List.of(
                new Cell(
                        texts.text(language, "screening.programmes.all"),
                        "/households/" + household + "/programmes",
                        ""),
                Cell.of(""),
                Cell.of(""),
                Cell.of(""));
        return Stream.concat(
                        standings.of(household).stream().map(row -> row(household, row, actor, language)),
                        Stream.of(all))
                .toList();
    }

    private List<Cell> row(UUID household, Standings.Row row, Actor actor, Language language) {
        var why = "/households/" + household + "/programmes/" + row.programme()
                + (row.person().isEmpty() ? "" : "?person=" + row.person());
        return List.of(
                new Cell(titles.title(language, row.programme()), why, ""),
                Cell.of(row.person().isEmpty() ? texts.text(language, "screening.programmes.household") : row.name()),
                new Cell(texts.text(language, "screening.standing." + row.standing()), "", mark(row.standing())),
                Cell.of(sum(row, actor, language)));
    }

    /** A sum tells of the income it follows from, so only who may see that sees the sum. */
    private String sum(Standings.Row row, Actor actor, Language language) {
        if (row.cents().isEmpty() || row.cents().getAsLong() == 0) {
            return "";
        }
        return actor.role().sees(Sensitivity.L3)
                ? texts.text(
                        language,
                        "screening.programmes.yuan",
                        GroundWords.number(
                                new Money(row.cents().getAsLong()).yuan().toPlainString()),
                        titles.pays(language, row.programme()))
                : texts.text(language, "screening.programmes.hidden");
    }

    private static String mark(String standing) {
        return switch (standing) {
            case "receives" -> "mark-green";
            case "missing" -> "mark-red";
            case "qualifies", "no_longer" -> "mark-orange";
            default -> "mark-grey";
        };
    }
}
