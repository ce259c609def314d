package org.doudi.city;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.doudi.city.FileStyle.Format;
import org.doudi.city.FileStyle.Habit;
import org.doudi.kernel.IdNumber;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as departments really send them, and the truth about whom their rows are about. */
class DirtTest {
    private static final CityPlan PLAN =
            new CityPlan(CitySize.TINY.scaled("some", 8).inLanes(2), 7, CityPlan.DEFAULT_AS_OF).asReallySent();

    private static final NameVariants VARIANTS = new NameVariants();

    @TempDir
    static Path city;

    private static CitySummary summary = new CitySummary(List.of(), 0, Map.of());
    private static Map<String, NamedCsvRecord> persons = Map.of();
    private static Map<String, Subject> subjects = Map.of();
    private static Map<String, List<NamedCsvRecord>> numbers = Map.of();
    private static Map<String, List<NamedCsvRecord>> links = Map.of();
    private static final Map<String, List<List<String>>> FILES = new HashMap<>();

    @BeforeAll
    static void generate() throws IOException {
        summary = City.generate(PLAN, city, Progress.SILENT);
        persons = Read.truth(city, "persons").stream()
                .collect(Collectors.toMap(row -> row.getField("id_no"), Function.identity()));
        subjects = persons.values().stream().collect(Collectors.toMap(row -> row.getField("id_no"), DirtTest::subject));
        links = Read.truth(city, "links").stream().collect(Collectors.groupingBy(row -> row.getField("file")));
        numbers = allLinks().stream()
                .filter(DirtTest::isOwnNumber)
                .collect(Collectors.groupingBy(row -> row.getField("dataset")));
        for (var delivery : summary.deliveries()) {
            FILES.put(delivery.file(), ReadSent.lines(city.resolve(delivery.file()), style(delivery)));
        }
    }

    @Test
    void every_kind_of_file_and_every_habit_occurs() {
        var formats = EnumSet.noneOf(Format.class);
        var dates = EnumSet.noneOf(DateStyle.class);
        var habits = EnumSet.noneOf(Habit.class);
        for (var delivery : summary.deliveries()) {
            formats.add(style(delivery).format());
            dates.add(style(delivery).dates());
            habits.addAll(style(delivery).habits());
        }

        // a mark, a delimiter and an encoding each occur; not every combination is anybody's habit
        assertThat(formats)
                .contains(Format.UTF8_COMMA, Format.UTF8_TAB, Format.UTF8_SEMICOLON)
                .contains(Format.BOM_COMMA, Format.BOM_TAB, Format.BOM_SEMICOLON)
                .contains(Format.GB18030_COMMA, Format.GB18030_TAB, Format.GB18030_SEMICOLON)
                .contains(Format.XLSX, Format.XLSX_WITH_TITLE, Format.XLSX_WITH_NOTES);
        assertThat(dates).containsExactlyInAnyOrder(DateStyle.values());
        assertThat(habits).containsExactlyInAnyOrder(Habit.values());
    }

    @Test
    void every_kind_of_dirt_occurs_but_a_number_of_the_register_is_never_damaged() {
        assertThat(allLinks().stream().map(row -> row.getField("dirt")).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Blemish.values()).map(Blemish::text).toList());
        assertThat(allLinks())
                .filteredOn(row -> row.getField("dataset").matches("hardship_person|.*_family|tekun_person"))
                .filteredOn(row -> !row.getField("person").isEmpty())
                .allMatch(row -> row.getField("outcome").equals("exact"));
    }

    @Test
    void dirt_is_as_frequent_as_stated() {
        for (var blemish : List.of(
                Blemish.FIFTEEN_DIGITS,
                Blemish.LOWER_CASE_X,
                Blemish.NAME_WITH_SPACE,
                Blemish.OTHER_DATE_STYLE,
                Blemish.FULL_WIDTH_DIGITS,
                Blemish.WRONG_CHECK_DIGIT,
                Blemish.RUINED_BY_EXCEL,
                Blemish.DUPLICATE)) {
            for (var care : Care.values()) {
                isAsFrequentAsStated(blemish, care);
            }
        }
    }

    private static void isAsFrequentAsStated(Blemish blemish, Care care) {
        long can = 0;
        long have = 0;
        for (var dataset : Arrays.stream(Dataset.values())
                .filter(each -> Care.of(each) == care)
                .toList()) {
            var smudger = new Smudger(dataset, FileStyle.of(Round.FIRST, dataset), VARIANTS);
            for (var row : ofDataset(dataset)) {
                boolean counts = !row.getField("dirt").matches("duplicate|shifted");
                var person = Objects.requireNonNull(subjects.get(row.getField("person")));
                can += counts && smudger.canHave(blemish, person, Subject.NOBODY) ? 1 : 0;
                have += row.getField("dirt").equals(blemish.text()) ? 1 : 0;
            }
        }
        double stated = can * blemish.perTenThousand(care) / 10_000.0;
        assertThat((double) have)
                .as("%s of %s", blemish, care)
                .isBetween(stated * 0.85 - 4 * Math.sqrt(stated) - 1, stated * 1.15 + 4 * Math.sqrt(stated) + 1);
    }

    private static List<NamedCsvRecord> ofDataset(Dataset dataset) {
        return numbers.getOrDefault(dataset.code(), List.of());
    }

    @Test
    void every_row_of_every_file_is_in_the_truth_once_with_the_person_it_is_about() {
        for (var delivery : summary.deliveries()) {
            if (delivery.file().contains("-again")) {
                continue;
            }
            var told = linksOf(delivery).stream()
                    .filter(row -> !row.getField("field").contains("#"));
            int first = style(delivery).format() == Format.XLSX_WITH_TITLE ? 3 : 2;
            assertThat(told.map(row -> Integer.valueOf(row.getField("line"))).toList())
                    .as(delivery.file())
                    .isSorted()
                    .doesNotHaveDuplicates()
                    .hasSize(lines(delivery).size() - first + 1)
                    .startsWith(first);
        }
    }

    @Test
    void a_delivery_counts_its_rows_without_title_header_sums_and_empty_rows() {
        for (var delivery : summary.deliveries()) {
            long rows = linksOf(delivery).stream().filter(DirtTest::isOwnNumber).count();
            if (!delivery.file().contains("-again")) {
                assertThat(delivery.rows()).as(delivery.file()).isEqualTo(rows);
            }
        }
    }

    @Test
    void what_the_truth_says_of_a_number_can_be_seen_in_the_row() {
        var wrong = new ArrayList<String>();
        for (var delivery : summary.deliveries()) {
            int place = PersonColumns.of(dataset(delivery.dataset())).id();
            for (var link : linksOf(delivery)) {
                if (isOwnNumber(link)) {
                    var cells = lines(delivery).get(Integer.parseInt(link.getField("line")) - 1);
                    var shown = cells.get(link.getField("dirt").equals("shifted") ? place + 1 : place);
                    if (!isNumberOf(shown, link.getField("person"), link.getField("dirt"))) {
                        wrong.add(delivery.file() + " line " + link.getField("line") + " " + link.getField("dirt"));
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean isNumberOf(String shown, String person, String dirt) {
        return switch (dirt) {
            case "fifteen_digits" -> shown.equals(person.substring(0, 6) + person.substring(8, 17));
            case "lower_case_x" -> shown.equals(person.toLowerCase(Locale.ROOT)) && shown.endsWith("x");
            case "full_width_digits" -> shown.equals(Smudger.fullWidth(person)) && !shown.equals(person);
            case "wrong_check_digit" ->
                shown.startsWith(person.substring(0, 17))
                        && IdNumber.parse(shown).isEmpty();
            case "ruined_by_excel" ->
                shown.equals("3.20499E+17")
                        || Double.parseDouble(shown) == Double.parseDouble(person.substring(0, 15) + "000");
            case "no_id" -> shown.isEmpty();
            case "others_id" -> !shown.equals(person) && persons.containsKey(shown);
            default -> shown.equals(person);
        };
    }

    @Test
    void names_differ_from_the_register_in_writing_only() {
        for (var delivery : summary.deliveries()) {
            int place = PersonColumns.of(dataset(delivery.dataset())).name();
            for (var link : linksOf(delivery)) {
                if (link.getField("dirt").startsWith("name_") && isOwnNumber(link)) {
                    var shown = lines(delivery)
                            .get(Integer.parseInt(link.getField("line")) - 1)
                            .get(place);
                    var name = Read.known(persons, link.getField("person")).getField("name");
                    var bare = shown.replaceAll("[ \u3000\u00A0]", "");
                    assertThat(shown).isNotEqualTo(name);
                    assertThat(bare.codePointCount(0, bare.length())).isEqualTo(name.codePointCount(0, name.length()));
                }
            }
        }
    }

    @Test
    void only_a_row_with_a_birth_date_or_the_first_seventeen_digits_is_linked_without_its_number() {
        assertThat(allLinks())
                .filteredOn(row -> row.getField("outcome").equals("auto"))
                .isNotEmpty()
                .allMatch(row -> row.getField("dirt").equals("wrong_check_digit")
                        || (row.getField("dirt").equals("no_id")
                                && dataset(row.getField("dataset")).columns().contains("birth")));
        assertThat(allLinks())
                .filteredOn(row -> row.getField("dirt").equals("ruined_by_excel"))
                .isNotEmpty()
                .noneMatch(row -> row.getField("outcome").matches("exact|auto"));
    }

    @Test
    void who_shares_name_and_birth_date_is_never_linked_without_the_number() {
        var namesakes = persons.values().stream()
                .collect(Collectors.groupingBy(
                        row -> row.getField("name") + row.getField("birth"), Collectors.counting()));

        assertThat(allLinks())
                .filteredOn(row -> row.getField("outcome").equals("auto"))
                .allMatch(row -> {
                    var person = Read.known(persons, row.getField("person"));
                    return namesakes.getOrDefault(person.getField("name") + person.getField("birth"), 0L) == 1;
                });
    }

    @Test
    void a_file_sent_twice_has_the_same_bytes() throws IOException {
        var again = summary.deliveries().stream()
                .filter(delivery -> delivery.file().contains("-again"))
                .toList();

        assertThat(again).hasSize(1);
        var file = again.getFirst().file();
        assertThat(Files.mismatch(city.resolve(file), city.resolve(file.replace("-again", ""))))
                .isEqualTo(-1);
    }

    @Test
    void headers_are_names_or_labels_and_one_column_is_renamed() {
        assertThat(header(Round.FIRST, Dataset.HARDSHIP_PERSON)).startsWith("身份证号", "姓名", "出生日期");
        assertThat(header(Round.FIRST, Dataset.PENSION_PAYMENT)).isEqualTo(Dataset.PENSION_PAYMENT.columns());
        assertThat(header(Round.FIRST, Dataset.REAL_ESTATE)).contains("建筑面积(平方米)");
        assertThat(header(Round.SECOND, Dataset.REAL_ESTATE)).contains("房屋面积").doesNotContain("建筑面积(平方米)");
    }

    @Test
    void pasted_rows_are_one_column_to_the_right_from_some_row_on_to_the_end() {
        var style = FileStyle.of(Round.FIRST, Dataset.STUDENT_RECORD);
        var rows = lines(delivery(Round.FIRST, Dataset.STUDENT_RECORD));
        int columns = Dataset.STUDENT_RECORD.columns().size();

        assertThat(style.has(Habit.SHIFTED_COLUMN)).isTrue();
        assertThat(rows.getFirst()).hasSize(columns);
        assertThat(rows.getLast()).hasSize(columns + 1).startsWith("");
        assertThat(rows.stream().map(List::size).toList()).isSorted();
    }

    @Test
    void sums_and_empty_rows_end_a_register() {
        var rows = lines(delivery(Round.FIRST, Dataset.DIBAO_FAMILY));

        assertThat(rows.get(rows.size() - 4)).startsWith("合计");
        assertThat(rows.subList(rows.size() - 3, rows.size()))
                .allMatch(row -> String.join("", row).isEmpty());
    }

    @Test
    void a_workbook_has_a_merged_title_another_a_sheet_of_notes_and_numbers_are_texts_unless_ruined()
            throws IOException {
        assertThat(lines(delivery(Round.FIRST, Dataset.RIGID_FAMILY)).getFirst().getFirst())
                .startsWith("常州市刚性支出困难家庭台账");
        try (var workbook = new ReadableWorkbook(
                city.resolve(delivery(Round.FIRST, Dataset.TEKUN_PERSON).file()).toFile())) {
            assertThat(workbook.getSheets().count()).isEqualTo(2);
        }
        var large = delivery(Round.FIRST, Dataset.LARGE_MEDICAL_EXPENSE);
        var ruined = linksOf(large).stream()
                .filter(row -> row.getField("dirt").equals("ruined_by_excel"))
                .map(row -> Integer.valueOf(row.getField("line")))
                .toList();
        try (var workbook = new ReadableWorkbook(city.resolve(large.file()).toFile());
                var rows = workbook.getFirstSheet().openStream()) {
            assertThat(rows.skip(1).toList())
                    .allMatch(row -> row.getCell(0) == null
                            || row.getCell(0).getType()
                                    == (ruined.contains(row.getRowNum()) ? CellType.NUMBER : CellType.STRING));
        }
    }

    @Test
    void days_of_a_workbook_may_be_cells_of_days() throws IOException {
        var file = delivery(Round.FIRST, Dataset.MARKET_ENTITY);
        try (var workbook = new ReadableWorkbook(city.resolve(file.file()).toFile());
                var rows = workbook.getFirstSheet().openStream()) {
            assertThat(rows.skip(1).map(row -> row.getCell(6)).filter(cell -> cell.getType() == CellType.NUMBER))
                    .hasSizeGreaterThan(100)
                    .allMatch(cell -> cell.asDate().toLocalDate().isAfter(LocalDate.of(2000, 1, 1)));
        }
    }

    @Test
    void families_whose_income_cannot_be_read_whole_are_told_apart() {
        var certificates = Read.truth(city, "households").stream()
                .map(row -> row.getField("household_cert_no"))
                .collect(Collectors.toSet());

        assertThat(Read.truth(city, "held_back"))
                .allMatch(row -> certificates.contains(row.getField("household_cert_no")))
                .allMatch(row -> row.getField("outcome").matches("review|reject"))
                .allMatch(row -> row.getField("dataset").matches("pension_payment|employment_registration"));
    }

    private static Subject subject(NamedCsvRecord person) {
        var id = new IdNumber(person.getField("id_no"));
        return new Subject(id.value(), person.getField("name"), id.birthDate());
    }

    private static boolean isOwnNumber(NamedCsvRecord link) {
        return !link.getField("person").isEmpty() && !link.getField("field").contains("#");
    }

    private static List<NamedCsvRecord> allLinks() {
        return links.values().stream().flatMap(List::stream).toList();
    }

    private static List<NamedCsvRecord> linksOf(Delivery delivery) {
        return links.getOrDefault(delivery.file(), List.of());
    }

    private static List<List<String>> lines(Delivery delivery) {
        return FILES.getOrDefault(delivery.file(), List.of());
    }

    private static List<String> header(Round round, Dataset dataset) {
        return lines(delivery(round, dataset)).getFirst();
    }

    private static Delivery delivery(Round round, Dataset dataset) {
        return summary.deliveries().stream()
                .filter(each ->
                        each.dataset().equals(dataset.code()) && each.asOf().equals(PLAN.asOf(round)))
                .findFirst()
                .orElseThrow();
    }

    private static FileStyle style(Delivery delivery) {
        return FileStyle.of(PLAN.roundOf(delivery.asOf()), dataset(delivery.dataset()));
    }

    private static Dataset dataset(String code) {
        return Arrays.stream(Dataset.values())
                .filter(dataset -> dataset.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
