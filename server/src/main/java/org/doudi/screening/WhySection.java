package org.doudi.screening;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.doudi.access.Actor;
import org.doudi.files.HouseholdSection;
import org.doudi.shell.Language;
import org.doudi.shell.Texts;
import org.doudi.work.LeadStory.Condition;
import org.doudi.work.LeadStory.Source;
import org.doudi.work.LeadStory.Story;
import org.springframework.stereotype.Component;

/** On the page of a family: how each condition of dibao comes out today and where that is known from. */
@Component
class WhySection implements HouseholdSection {
    private final StoryTeller stories;
    private final Texts texts;

    WhySection(StoryTeller stories, Texts texts) {
        this.stories = stories;
        this.texts = texts;
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public Optional<Section> of(UUID household, Actor actor, Language language) {
        return stories.ofHousehold(household, "P01", "", actor, language).map(story -> section(story, language));
    }

    private Section section(Story story, Language language) {
        var rows = Stream.concat(
                        story.conditions().stream().map(WhySection::row),
                        story.needs().stream()
                                .map(need -> List.of(
                                        Cell.of(texts.text(language, "screening.section.missing")),
                                        Cell.of(need),
                                        Cell.of(""),
                                        Cell.of(""))))
                .toList();
        return new Section(
                "why-P01",
                texts.text(language, "screening.section.title", story.programme(), story.finding()),
                Stream.of("outcome", "condition", "comparison", "source")
                        .map(column -> texts.text(language, "screening.section." + column))
                        .toList(),
                rows,
                "");
    }

    private static List<Cell> row(Condition condition) {
        var first = condition.sources().stream().findFirst();
        return List.of(
                new Cell(condition.outcomeText(), "", mark(condition)),
                Cell.of(condition.question()),
                Cell.of(condition.comparison()),
                new Cell(
                        first.map(Source::text).orElse(""),
                        first.map(Source::link).orElse(""),
                        ""));
    }

    private static String mark(Condition condition) {
        return switch (condition.outcome()) {
            case PASSED -> "mark-green";
            case FAILED -> "mark-red";
            case OPEN -> "mark-orange";
        };
    }
}
