package org.doudi.city;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.doudi.kernel.IdNumber;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CityTest {
    private static final CityPlan PLAN = new CityPlan(CitySize.SMALL, 7, CityPlan.DEFAULT_AS_OF);

    @TempDir
    static Path city;

    private static CitySummary summary = new CitySummary(List.of(), 0, Map.of());
    private static Map<String, NamedCsvRecord> persons = Map.of();

    @BeforeAll
    static void generate() throws IOException {
        summary = City.generate(PLAN, city, Progress.SILENT);
        persons = Read.truth(city, "persons").stream()
                .collect(Collectors.toMap(row -> row.getField("id_no"), Function.identity()));
    }

    @Test
    void rows_are_a_twentieth_of_the_city() {
        assertThat(summary.rows().get("employment_registration")).isBetween(30_000L, 31_000L);
        assertThat(summary.rows().get("pension_payment")).isBetween(47_000L, 48_000L);
        assertThat(summary.rows().get("disability_cert")).isBetween(5_800L, 6_000L);
        assertThat(summary.rows().get("dibao_payment")).isBetween(105_000L, 130_000L);
        assertThat(Read.newest(city, "dibao_family")).hasSize(1_200);
        assertThat(Read.newest(city, "dibao_edge_family")).hasSize(450);
        assertThat(Read.newest(city, "hardship_person")).hasSizeBetween(3_000, 3_600);
        assertThat(Read.truth(city, "households")).hasSize(2_300);
    }

    @Test
    void every_identity_number_is_valid_fictional_and_given_once() {
        for (var dataset : List.of("hardship_person", "dibao_payment", "pension_payment", "disability_cert")) {
            assertThat(Read.deliveries(city, dataset))
                    .allMatch(row -> persons.containsKey(row.getField("id_no")))
                    .allMatch(row -> name(row.getField("id_no")).equals(row.getField("name")));
        }
        assertThat(Read.truth(city, "persons")).hasSize(persons.size());
        assertThat(persons.keySet())
                .allMatch(id -> new IdNumber(id).divisionDigits().equals("320499"));
    }

    @Test
    void no_child_is_older_than_its_parents() {
        var children = persons.values().stream()
                .filter(row -> !row.getField("mother_id_no").isEmpty())
                .toList();

        assertThat(children).hasSizeGreaterThan(1_000).allSatisfy(child -> {
            assertThat(yearsBetween(child.getField("mother_id_no"), child)).isBetween(18, 50);
            assertThat(yearsBetween(child.getField("father_id_no"), child)).isBetween(18, 60);
        });
    }

    @Test
    void husband_and_wife_name_each_other_and_were_of_age() {
        var married = persons.values().stream()
                .filter(row -> !row.getField("spouse_id_no").isEmpty())
                .toList();

        assertThat(married).isNotEmpty().allSatisfy(row -> {
            var spouse = Read.known(persons, row.getField("spouse_id_no"));
            assertThat(spouse.getField("spouse_id_no")).isEqualTo(row.getField("id_no"));
            assertThat(Period.between(birth(row.getField("id_no")), date(row.getField("married")))
                            .getYears())
                    .isGreaterThanOrEqualTo(new IdNumber(row.getField("id_no")).isMale() ? 22 : 20);
        });
    }

    @Test
    void the_dead_draw_no_wages_no_pension_and_no_dibao() {
        var deaths = persons.values().stream()
                .filter(row -> !row.getField("death").isEmpty())
                .collect(Collectors.toMap(row -> row.getField("id_no"), row -> date(row.getField("death"))));

        assertThat(deaths).isNotEmpty();
        for (var dataset : List.of("pension_payment", "dibao_payment")) {
            assertThat(ofPersons(Read.deliveries(city, dataset), deaths.keySet()))
                    .isNotEmpty()
                    .allMatch(row -> !YearMonth.parse(row.getField("month"))
                            .isAfter(YearMonth.from(deaths.get(row.getField("id_no")))));
        }
        assertThat(ofPersons(Read.deliveries(city, "employment_registration"), deaths.keySet()))
                .allMatch(row -> !row.getField("end").isEmpty()
                        && !date(row.getField("end")).isAfter(deaths.get(row.getField("id_no"))));
    }

    @Test
    void nobody_works_before_sixteen_or_holds_two_jobs_at_once() {
        var jobs = Oracle.latestJobs(Read.deliveries(city, "employment_registration"));

        assertThat(jobs.values()).allSatisfy(held -> {
            for (int i = 0; i < held.size(); i++) {
                var job = held.get(i);
                assertThat(Period.between(birth(job.getField("id_no")), date(job.getField("start")))
                                .getYears())
                        .isGreaterThanOrEqualTo(16);
                assertThat(i + 1 == held.size()
                                || isBefore(job.getField("end"), held.get(i + 1).getField("start")))
                        .isTrue();
            }
        });
    }

    @Test
    void members_of_a_family_are_listed_once_and_in_one_open_family_only() {
        for (var register : List.of("dibao_family", "dibao_edge_family")) {
            var seen = new HashSet<String>();
            for (var family : Read.newest(city, register)) {
                var ids = family.getField("member_id_nos").split(";", -1);
                assertThat(Arrays.asList(ids)).allMatch(seen::add).startsWith(family.getField("head_id_no"));
                assertThat(family.getField("member_names").split(";", -1)).hasSameSizeAs(ids);
                assertThat(family.getField("member_relations").split(";", -1)).hasSameSizeAs(ids);
            }
        }
    }

    @Test
    void every_payment_belongs_to_a_family_open_in_that_month() {
        var families = Read.newest(city, "dibao_family").stream()
                .collect(Collectors.toMap(row -> row.getField("cert_no"), Function.identity()));

        assertThat(Read.deliveries(city, "dibao_payment")).allMatch(payment -> {
            var family = Read.known(families, payment.getField("cert_no"));
            var month = YearMonth.parse(payment.getField("month"));
            return YearMonth.from(date(family.getField("from"))).isBefore(month)
                    && (family.getField("to").isEmpty()
                            || !YearMonth.from(date(family.getField("to"))).isBefore(month));
        });
    }

    @Test
    void every_open_dibao_family_of_earlier_months_has_its_payment_of_the_month() {
        var paid = Read.deliveries(city, "dibao_payment").stream()
                .filter(row -> row.getField("month").equals("2026-11"))
                .map(row -> row.getField("cert_no"))
                .collect(Collectors.toSet());
        var open = Read.newest(city, "dibao_family").stream()
                .filter(row -> row.getField("to").isEmpty())
                .filter(row -> row.getField("from").compareTo("2026-11") < 0)
                .map(row -> row.getField("cert_no"))
                .collect(Collectors.toSet());

        assertThat(paid).isEqualTo(open);
    }

    @Test
    void the_payments_of_the_month_add_up_to_the_benefit_in_the_register() {
        var paid = Read.newest(city, "dibao_payment").stream()
                .collect(Collectors.groupingBy(
                        row -> row.getField("cert_no"),
                        Collectors.reducing(
                                BigDecimal.ZERO, row -> new BigDecimal(row.getField("amount")), BigDecimal::add)));
        var bereaved = bereavedInNovember();
        var families = Read.newest(city, "dibao_family").stream()
                .filter(row -> paid.containsKey(row.getField("cert_no")))
                .filter(row -> row.getField("to").isEmpty())
                .filter(row -> !bereaved.contains(row.getField("cert_no")))
                .toList();

        assertThat(families)
                .hasSizeGreaterThan(800)
                .filteredOn(row -> paid.getOrDefault(row.getField("cert_no"), BigDecimal.ZERO)
                                .compareTo(new BigDecimal(row.getField("benefit_month")))
                        != 0)
                .isEmpty();
    }

    @Test
    void the_rise_of_july_is_paid_back_in_october_only() {
        assertThat(Read.deliveries(city, "dibao_payment"))
                .filteredOn(row -> !row.getField("back_pay").equals("0.00"))
                .isNotEmpty()
                .filteredOn(row -> !row.getField("month").endsWith("-10"))
                .isEmpty();
    }

    @Test
    void the_first_round_knows_nothing_of_the_month_after_it() {
        assertThat(Read.first(city, "dibao_payment"))
                .noneMatch(row -> row.getField("month").equals("2026-11"));
        assertThat(Read.first(city, "pension_payment"))
                .noneMatch(row -> row.getField("month").equals("2026-11"));
        assertThat(Read.first(city, "disability_cert"))
                .noneMatch(row -> row.getField("issued_on").compareTo("2026-10-24") > 0);
        assertThat(Read.first(city, "hardship_person"))
                .noneMatch(row -> row.getField("from").compareTo("2026-10-24") > 0)
                .noneMatch(row -> row.getField("to").compareTo("2026-10-24") > 0);
    }

    @Test
    void some_families_move_between_the_rounds_and_none_changes_its_hukou() {
        var before = Read.first(city, "hardship_person").stream()
                .collect(Collectors.toMap(row -> row.getField("id_no"), Function.identity()));
        var known = Read.newest(city, "hardship_person").stream()
                .filter(row -> before.containsKey(row.getField("id_no")))
                .toList();

        assertThat(known)
                .filteredOn(row -> differs(row, before, "living_division"))
                .hasSizeBetween(5, 80);
        assertThat(known)
                .filteredOn(row -> differs(row, before, "hukou_division"))
                .isEmpty();
    }

    @Test
    void nobody_lives_in_a_prison_or_a_resort_zone() {
        assertThat(Read.deliveries(city, "hardship_person"))
                .extracting(row -> row.getField("living_division").substring(0, 9))
                .doesNotContain("320481400", "320481401", "320412412", "320412413");
    }

    @Test
    void the_truth_stays_out_of_the_deliveries() throws IOException {
        var catalogue = TextResource.lines("catalogue.txt").stream()
                .map(line -> line.split("\\|", -1))
                .collect(Collectors.toMap(
                        parts -> parts[0],
                        parts -> parts[1].replace("+", ",") + "," + parts[2].replaceAll("\\([^)]*\\)", "")));

        for (var delivery : summary.deliveries()) {
            assertThat(Read.header(city.resolve(delivery.file()))).isEqualTo(catalogue.get(delivery.dataset()));
        }
        assertThat(filesBelow(city.resolve("deliveries")))
                .hasSize(summary.deliveries().size());
    }

    @Test
    void bank_cards_have_nineteen_digits_and_a_valid_luhn_digit() {
        assertThat(Read.deliveries(city, "dibao_payment"))
                .allMatch(row -> row.getField("bank_card").matches("629999\\d{13}"))
                .allMatch(row -> luhn(row.getField("bank_card")) == 0);
    }

    private static List<NamedCsvRecord> ofPersons(List<NamedCsvRecord> rows, Set<String> ids) {
        return rows.stream().filter(row -> ids.contains(row.getField("id_no"))).toList();
    }

    private static List<Path> filesBelow(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static Set<String> bereavedInNovember() {
        return persons.values().stream()
                .filter(row -> row.getField("death").startsWith("2026-11"))
                .map(row -> row.getField("household_cert_no"))
                .collect(Collectors.toSet());
    }

    private static boolean differs(NamedCsvRecord row, Map<String, NamedCsvRecord> before, String column) {
        return !Read.known(before, row.getField("id_no")).getField(column).equals(row.getField(column));
    }

    private static boolean isBefore(String end, String nextStart) {
        return !end.isEmpty() && end.compareTo(nextStart) < 0;
    }

    private static int yearsBetween(String parent, NamedCsvRecord child) {
        return Period.between(birth(parent), birth(child.getField("id_no"))).getYears();
    }

    private static String name(String id) {
        return Read.known(persons, id).getField("name");
    }

    private static LocalDate birth(String id) {
        return new IdNumber(id).birthDate();
    }

    private static LocalDate date(String text) {
        return LocalDate.parse(text);
    }

    private static int luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            sum += i % 2 == 0 ? digit : digit * 2 / 10 + digit * 2 % 10;
        }
        return sum % 10;
    }
}
