package org.doudi.city;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Works out every family anew from the departments' files alone and compares with the truth. */
class TruthTest {
    private static final CityPlan PLAN = new CityPlan(CitySize.SMALL, 11, CityPlan.DEFAULT_AS_OF);
    private static final YearMonth FROM = YearMonth.of(2025, 11);
    private static final YearMonth THROUGH = YearMonth.of(2026, 10);
    private static final BigDecimal YEARLY_STANDARD = new BigDecimal("13560.00");

    @TempDir
    static Path city;

    private static List<NamedCsvRecord> answers = List.of();
    private static Map<String, NamedCsvRecord> families = Map.of();

    @BeforeAll
    static void generate() throws IOException {
        City.generate(PLAN, city, Progress.SILENT);
        answers = Read.truth(city, "entitlement");
        families = Stream.of("dibao_family", "dibao_edge_family")
                .flatMap(register -> Read.newest(city, register).stream())
                .collect(Collectors.toMap(row -> row.getField("cert_no"), Function.identity()));
    }

    @Test
    void the_files_of_both_rounds_give_the_true_state_and_sum_of_every_family() {
        var income =
                incomes(Read.deliveries(city, "employment_registration"), Read.deliveries(city, "pension_payment"));

        assertThat(answers).hasSize(2_300).allSatisfy(answer -> {
            var family = families.get(answer.getField("household_cert_no"));
            if (family == null) {
                assertThat(answer.getField("expected_state")).isEqualTo("cannot_tell");
                return;
            }
            var found = income(family, income);
            var limit = limit(family);
            assertThat(found).isEqualByComparingTo(answer.getField("income_year"));
            assertThat(answer.getField("expected_state")).isEqualTo(state(family, found.compareTo(limit) < 0));
            assertThat(answer.getField("p01_amount"))
                    .isEqualTo(limit.subtract(found)
                            .max(BigDecimal.ZERO)
                            .divide(BigDecimal.valueOf(12), 2, RoundingMode.HALF_UP)
                            .toPlainString());
        });
    }

    @Test
    void every_state_is_there_in_numbers_worth_showing() {
        var states = answers.stream()
                .collect(Collectors.groupingBy(row -> row.getField("expected_state"), Collectors.counting()));

        assertThat(states.get("properly_receives")).isGreaterThan(700);
        assertThat(states.get("entitled_missing")).isBetween(40L, 120L);
        assertThat(states.get("receives_no_longer")).isBetween(35L, 110L);
        assertThat(states.get("cannot_tell")).isBetween(700L, 1_100L);
        assertThat(states.get("properly_without")).isBetween(250L, 450L);
    }

    @Test
    void the_second_round_changes_the_answer_for_some_families() {
        var before = incomes(Read.first(city, "employment_registration"), Read.first(city, "pension_payment"));

        var missedByTheFirst = answers.stream()
                .filter(answer -> answer.getField("expected_state").equals("entitled_missing"))
                .map(answer -> Read.known(families, answer.getField("household_cert_no")))
                .filter(family -> income(family, before).compareTo(limit(family)) >= 0);

        assertThat(missedByTheFirst.count()).isGreaterThan(5);
    }

    @Test
    void some_families_have_the_line_to_the_cent_and_are_not_entitled() {
        assertThat(answers)
                .filteredOn(answer -> answer.getField("income_year").equals(answer.getField("limit_year")))
                .isNotEmpty()
                .allMatch(answer -> answer.getField("expected_state").matches("properly_without|cannot_tell"));
    }

    private static String state(NamedCsvRecord family, boolean below) {
        var until = family.getField("authorised_until");
        if (until.isEmpty() || LocalDate.parse(until).isBefore(PLAN.asOf())) {
            return "cannot_tell";
        }
        if (family.getField("cert_no").startsWith("DB") && family.getField("to").isEmpty()) {
            return below ? "properly_receives" : "receives_no_longer";
        }
        return below ? "entitled_missing" : "properly_without";
    }

    private static BigDecimal limit(NamedCsvRecord family) {
        return YEARLY_STANDARD.multiply(BigDecimal.valueOf(members(family).size()));
    }

    private static BigDecimal income(NamedCsvRecord family, Map<String, BigDecimal> incomes) {
        return members(family).stream()
                .map(id -> incomes.getOrDefault(id, BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<String> members(NamedCsvRecord family) {
        return List.of(family.getField("member_id_nos").split(";", -1));
    }

    private static Map<String, BigDecimal> incomes(List<NamedCsvRecord> jobs, List<NamedCsvRecord> pensions) {
        var parts = new ArrayList<Map.Entry<String, BigDecimal>>();
        CityTest.latestJobs(jobs).forEach((id, held) -> held.forEach(job -> parts.add(Map.entry(id, wages(job)))));
        pensions.stream()
                .filter(row -> isCounted(YearMonth.parse(row.getField("month"))))
                .forEach(row -> parts.add(Map.entry(row.getField("id_no"), counted(row))));
        return parts.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, BigDecimal::add));
    }

    private static BigDecimal wages(NamedCsvRecord job) {
        var start = YearMonth.from(LocalDate.parse(job.getField("start")));
        var end = job.getField("end").isEmpty() ? THROUGH : YearMonth.from(LocalDate.parse(job.getField("end")));
        long months = Stream.iterate(FROM, month -> !month.isAfter(THROUGH), month -> month.plusMonths(1))
                .filter(month -> !month.isBefore(start) && !month.isAfter(end))
                .count();
        return new BigDecimal(job.getField("wage_base_month")).multiply(BigDecimal.valueOf(months));
    }

    private static BigDecimal counted(NamedCsvRecord pension) {
        var amount = new BigDecimal(pension.getField("amount"));
        return pension.getField("type").equals("城乡居民")
                ? amount.subtract(new BigDecimal(pension.getField("basic_part")))
                : amount;
    }

    private static boolean isCounted(YearMonth month) {
        return !month.isBefore(FROM) && !month.isAfter(THROUGH);
    }
}
