package org.doudi.city;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.doudi.city.FileStyle.Habit;
import org.doudi.kernel.IdNumber;

/** Writes a dataset of a round as its department really sends it, and beside it whom each row is about. */
final class SentFile {
    private static final int REPORT_EVERY = 2_000;
    /** From this share of the rows on they are one column to the right. */
    private static final double SHIFTED_FROM = 0.98;

    private static final int BLANK_ROWS = 3;

    /** A member of a list: the right number, and how it is written. */
    private record Listed(String id, Blemish blemish) {}

    private final Post post;
    private final Round round;
    private final Dataset dataset;
    private final FileStyle style;
    private final Smudger smudger;
    private final List<String> columns;
    private final PersonColumns persons;
    private final String file;
    private Subject before = Subject.NOBODY;
    private long written;

    SentFile(Post post, Round round, Dataset dataset, NameVariants variants) {
        this.post = post;
        this.round = round;
        this.dataset = dataset;
        style = FileStyle.of(round, dataset);
        smudger = new Smudger(dataset, style, variants);
        columns = dataset.columns();
        persons = PersonColumns.of(dataset);
        file = post.file(round, dataset, style.format().extension());
    }

    /** Where a file's truth about links is kept until all are written. */
    static Path links(Path parts, Round round, Dataset dataset) {
        return parts.resolve("links-" + round + "-" + dataset);
    }

    static Path heldBack(Path parts, Round round, Dataset dataset) {
        return parts.resolve("held-back-" + round + "-" + dataset);
    }

    /** The file, twice if it is sent twice. */
    List<Delivery> write(Path parts, Labels labels, Meter.Part meter) throws IOException {
        var path = post.folder().resolve(file);
        Files.createDirectories(path.getParent());
        long total = post.rows(round, dataset);
        var title = "常州市" + labels.title(dataset) + "(截至"
                + DateStyle.CHINESE.format(post.plan().asOf(round)) + ")";
        try (var table = Table.open(path, style.format(), title, labels.header(dataset, style), total);
                var links = links(parts)) {
            rows(total, table, links, meter);
            if (style.has(Habit.TOTAL_AND_BLANK_ROWS)) {
                end(table, links);
            }
        }
        meter.finish();
        return deliveries(path);
    }

    private LinkRows links(Path parts) throws IOException {
        return new LinkRows(
                dataset, file, links(parts, round, dataset), heldBack(parts, round, dataset), post.families());
    }

    private void rows(long total, Table table, LinkRows links, Meter.Part meter) throws IOException {
        long number = 0;
        for (var part : post.parts(round, dataset)) {
            try (var reader = CsvReader.builder().ofCsvRecord(part)) {
                for (var record : reader) {
                    boolean shifted = style.has(Habit.SHIFTED_COLUMN) && number >= total * SHIFTED_FROM;
                    row(record.getFields(), number++, shifted, table, links);
                    if (number % REPORT_EVERY == 0) {
                        meter.at(number, total);
                    }
                }
            }
        }
    }

    private void row(List<String> clean, long number, boolean shifted, Table table, LinkRows links) throws IOException {
        var dice = new Dice(post.plan().seed(), "dirt " + round + dataset.code(), number);
        var subject = Subject.of(clean, persons);
        var blemish = shifted ? Blemish.SHIFTED : smudger.choose(subject, before, dice);
        var spoilt = smudger.spoil(clean, blemish, subject, before, dice);
        var members = persons.haveMembers() ? members(spoilt, dice) : List.<Listed>of();
        var cells = styled(spoilt, blemish, dice);
        var outcome = smudger.outcome(blemish, post.namesakes().has(subject));
        boolean twice = blemish == Blemish.DUPLICATE;
        tell(table.row(cells), subject, twice ? Blemish.NONE : blemish, outcome, members, links);
        if (twice) {
            tell(table.row(cells), subject, blemish, outcome, members, links);
        }
        before = subject;
    }

    private void tell(
            long line, Subject subject, Blemish blemish, Outcome outcome, List<Listed> members, LinkRows links) {
        links.person(line, subject.id(), blemish, outcome);
        for (int i = 0; i < members.size(); i++) {
            links.member(line, i + 1, members.get(i).id, members.get(i).blemish);
        }
        written++;
    }

    /** Writes the numbers of the members as a department does, and answers how. */
    private List<Listed> members(List<String> cells, Dice dice) {
        var listed = Arrays.stream(cells.get(persons.members()).split(";", -1))
                .map(id -> new Listed(id, smudger.chooseForMember(id, new IdNumber(id).birthDate(), dice)))
                .toList();
        cells.set(
                persons.members(),
                listed.stream()
                        .map(member -> Smudger.member(member.id, member.blemish))
                        .collect(Collectors.joining(";")));
        return listed;
    }

    private List<Object> styled(List<String> cells, Blemish blemish, Dice dice) {
        var dates = blemish == Blemish.OTHER_DATE_STYLE ? style.dates().other(dice) : style.dates();
        boolean dateCells = style.has(Habit.DATE_CELLS)
                && blemish != Blemish.OTHER_DATE_STYLE
                && blemish != Blemish.FULL_WIDTH_DIGITS;
        var result = new ArrayList<Object>();
        if (blemish == Blemish.SHIFTED) {
            result.add("");
        }
        for (int i = 0; i < cells.size(); i++) {
            result.add(styled(columns.get(i), cells.get(i), i, blemish, dates, dateCells));
        }
        return result;
    }

    private Object styled(String column, String text, int place, Blemish blemish, DateStyle dates, boolean dateCells) {
        boolean workbook = style.format().isWorkbook();
        if (text.isEmpty()) {
            return text;
        }
        if (Columns.isDay(column)) {
            var day = LocalDate.parse(text);
            var written = dates.format(day);
            return dateCells ? day : blemish == Blemish.FULL_WIDTH_DIGITS ? Smudger.fullWidth(written) : written;
        }
        if (Columns.isMonth(column)) {
            return dates.format(YearMonth.parse(text));
        }
        boolean number = Columns.isNumber(column) || (place == persons.id() && blemish == Blemish.RUINED_BY_EXCEL);
        return workbook && number ? (Object) Double.valueOf(text) : text;
    }

    private void end(Table table, LinkRows links) throws IOException {
        var sums = new ArrayList<Object>(Collections.nCopies(columns.size(), ""));
        sums.set(0, "合计");
        sums.set(sums.size() - 1, String.valueOf(written));
        links.person(table.row(sums), "", Blemish.TOTAL_ROW, Outcome.REJECT);
        if (!style.format().isWorkbook()) {
            for (int i = 0; i < BLANK_ROWS; i++) {
                var blank = List.<Object>copyOf(Collections.nCopies(columns.size(), ""));
                links.person(table.row(blank), "", Blemish.BLANK_ROW, Outcome.REJECT);
            }
        }
    }

    private List<Delivery> deliveries(Path path) throws IOException {
        var sent = new Delivery(0, dataset.code(), file, post.plan().asOf(round), written);
        if (!style.has(Habit.SENT_TWICE)) {
            return List.of(sent);
        }
        var again = post.file(round, dataset, "-again" + style.format().extension());
        Files.copy(path, post.folder().resolve(again), StandardCopyOption.REPLACE_EXISTING);
        return List.of(sent, new Delivery(0, dataset.code(), again, post.plan().asOf(round), written));
    }
}
