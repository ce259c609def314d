package org.doudi.programmes;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import org.doudi.divisions.Divisions;
import org.doudi.kernel.DivisionCode;
import org.doudi.policy.Parameter;
import org.doudi.shell.Language;
import org.springframework.stereotype.Component;

/** Shows a parameter: what holds in a month, and all its values, the newest first. */
@Component
class ParameterLines {
    private final BookInUse book;
    private final ParameterWords words;
    private final Divisions divisions;

    ParameterLines(BookInUse book, ParameterWords words, Divisions divisions) {
        this.book = book;
        this.words = words;
        this.divisions = divisions;
    }

    /**
     * A value of a parameter.
     *
     * @param published who submitted and who published it, and when; empty for a value of the release
     * @param document address of the scan it rests on; empty if there is none
     */
    record Entry(
            String months,
            String place,
            String key,
            String value,
            String mark,
            String source,
            String note,
            String published,
            String document) {}

    record Line(String id, String title, List<Entry> now, List<Entry> all) {
        boolean isUnconfirmed() {
            return now.stream().anyMatch(entry -> !entry.mark().isEmpty());
        }
    }

    Line line(Language language, Parameter parameter, YearMonth month) {
        var newestFirst = parameter.values().stream()
                .sorted(Comparator.comparing(Parameter.Dated::from).reversed())
                .toList();
        var city = divisions.city().code();
        return new Line(
                parameter.id(),
                words.title(language, parameter),
                newestFirst.stream()
                        .filter(dated -> dated.holds(month, dated.division().isEmpty() ? city : place(dated)))
                        .map(dated -> entry(language, parameter, dated))
                        .toList(),
                newestFirst.stream()
                        .map(dated -> entry(language, parameter, dated))
                        .toList());
    }

    private Entry entry(Language language, Parameter parameter, Parameter.Dated dated) {
        var publication = book.publicationOf(parameter.id(), dated);
        return new Entry(
                dated.from() + dated.through().map(through -> " – " + through).orElse(" –"),
                dated.division().isEmpty() ? "" : divisions.name(place(dated)),
                dated.key(),
                words.value(language, parameter, dated),
                words.mark(language, dated.mark()),
                dated.source(),
                dated.note(),
                publication.map(known -> words.published(language, known)).orElse(""),
                publication
                        .flatMap(Publication::document)
                        .map(id -> "/documents/" + id)
                        .orElse(""));
    }

    private static DivisionCode place(Parameter.Dated dated) {
        return DivisionCode.of(dated.division());
    }
}
