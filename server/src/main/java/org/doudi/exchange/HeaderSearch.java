package org.doudi.exchange;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import org.doudi.sheets.Form;
import org.doudi.sheets.TableFile;
import org.doudi.sheets.Unreadable;

/**
 * Finds a table's header in a file: reads the beginning in every form the file may be meant in, and takes the row, or the two
 * rows, that name the most columns. Titles, blank rows and sheets of notes name none.
 */
final class HeaderSearch {
    private static final int ROWS = 40;
    private static final int NAMES_WEIGH = 1000;
    private static final Pattern NUMBER = Pattern.compile("[-\\d.,/:%年月日 ]+");
    private static final Pattern IDENTITY = Pattern.compile("\\d{14,17}[\\dXx]");

    private final ToIntFunction<List<String>> known;

    /** @param known how many columns of what is wanted a list of names holds */
    HeaderSearch(ToIntFunction<List<String>> known) {
        this.known = known;
    }

    /** A row of the beginning. */
    private record Line(long number, List<String> cells) {}

    /** A header that may be the one. */
    private record Candidate(Layout layout, int score, boolean hasRows) {
        boolean isTable() {
            return hasRows && score >= NAMES_WEIGH;
        }
    }

    /**
     * The likeliest header.
     *
     * @throws Refusal.Stop if there is none, or two sheets have one each
     * @throws Unreadable if the file can be read in no form
     */
    Layout find(TableFile file) throws IOException {
        var candidates = new ArrayList<Candidate>();
        var failures = new ArrayList<Unreadable>();
        boolean anything = false;
        for (var form : file.forms()) {
            try {
                var lines = beginning(file, form);
                anything |= !lines.isEmpty();
                best(form, lines).ifPresent(candidates::add);
            } catch (Unreadable notInThisForm) {
                failures.add(notInThisForm);
            }
        }
        if (candidates.isEmpty() && !failures.isEmpty()) {
            throw failures.getFirst();
        }
        if (candidates.isEmpty()) {
            throw Refusal.stop(anything ? Refusal.Kind.NO_HEADER : Refusal.Kind.EMPTY);
        }
        return only(candidates).layout;
    }

    /** The best one; of equal ones the first, unless both are sheets with rows. */
    private static Candidate only(List<Candidate> candidates) {
        var best = candidates.stream()
                .max(Comparator.comparing(Candidate::isTable).thenComparingInt(Candidate::score))
                .orElseThrow();
        var same = candidates.stream()
                .filter(other -> other.isTable()
                        && other.score == best.score
                        && other.layout.form().kind() == Form.Kind.XLSX)
                .map(other -> other.layout.form().sheet())
                .toList();
        if (same.size() > 1) {
            throw Refusal.stop(Refusal.Kind.SEVERAL_SHEETS, HeaderText.list(same));
        }
        return candidates.stream()
                .filter(other -> other.score == best.score && other.isTable() == best.isTable())
                .findFirst()
                .orElse(best);
    }

    /** What is wrong behind the first row is left for the reading to say. */
    private static List<Line> beginning(TableFile file, Form form) throws IOException {
        var lines = new ArrayList<Line>();
        try (var rows = file.rows(form)) {
            while (lines.size() < ROWS && rows.hasNext()) {
                var row = rows.next();
                lines.add(new Line(row.line(), row.strings()));
            }
        } catch (Unreadable later) {
            if (lines.isEmpty()) {
                throw later;
            }
        }
        return lines;
    }

    private Optional<Candidate> best(Form form, List<Line> lines) {
        Candidate best = null;
        for (int at = 0; at < lines.size(); at++) {
            var upper = lines.get(at).cells;
            int one = score(upper);
            if (best == null ? one > 0 : one > best.score) {
                best = candidate(form, lines, at, 1, upper, one);
            }
            if (at + 1 < lines.size()) {
                var both = merged(upper, lines.get(at + 1).cells);
                int two = score(both);
                if (two >= NAMES_WEIGH
                        && two / NAMES_WEIGH > Math.max(one, score(lines.get(at + 1).cells)) / NAMES_WEIGH
                        && (best == null || two > best.score)) {
                    best = candidate(form, lines, at, 2, both, two);
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static Candidate candidate(Form form, List<Line> lines, int at, int rows, List<String> names, int score) {
        var titles = lines.subList(0, at).stream().map(Line::cells).toList();
        var layout = new Layout(form, titles, rows, lines.get(at).number, withoutEnd(names));
        return new Candidate(layout, score, lines.size() > at + rows);
    }

    /** Names of wanted columns count most, then anything that may be a name; a row with somebody's number is no header. */
    private int score(List<String> cells) {
        int names = 0;
        int others = 0;
        for (var cell : cells) {
            var text = cell.strip();
            if (IDENTITY.matcher(text).matches()) {
                return 0;
            }
            if (!text.isEmpty()) {
                boolean name = text.length() <= 60 && !NUMBER.matcher(text).matches();
                names += name ? 1 : 0;
                others += name ? 0 : 1;
            }
        }
        boolean mayBe = names > 0 && names > others * 2;
        return known.applyAsInt(cells) * NAMES_WEIGH + (mayBe ? Math.min(names, NAMES_WEIGH - 1) : 0);
    }

    /**
     * The names of a header of two rows: what is below, or else above; where the same name is below two merged cells, both
     * together.
     */
    private static List<String> merged(List<String> upper, List<String> lower) {
        var times = new HashMap<String, Integer>();
        lower.forEach(name -> times.merge(name, 1, Integer::sum));
        var names = new ArrayList<String>();
        var above = "";
        for (int cell = 0; cell < Math.max(upper.size(), lower.size()); cell++) {
            var high = cell < upper.size() ? upper.get(cell) : "";
            var low = cell < lower.size() ? lower.get(cell) : "";
            above = high.isEmpty() ? above : high;
            if (low.isEmpty()) {
                names.add(high);
            } else {
                names.add(times.getOrDefault(low, 0) > 1 ? above + low : low);
            }
        }
        return names;
    }

    private static List<String> withoutEnd(List<String> names) {
        int end = names.size();
        while (end > 0 && names.get(end - 1).isBlank()) {
            end--;
        }
        return List.copyOf(names.subList(0, end));
    }
}
