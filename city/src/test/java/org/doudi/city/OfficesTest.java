package org.doudi.city;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.doudi.kernel.IdNumber;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lives hang together in what the further offices send. */
class OfficesTest {
    private static final CityPlan PLAN =
            new CityPlan(CitySize.TINY.scaled("some", 8).inLanes(2), 7, CityPlan.DEFAULT_AS_OF).withAllDatasets();

    @TempDir
    static Path city;

    private static Map<String, NamedCsvRecord> persons = Map.of();

    @BeforeAll
    static void generate() throws IOException {
        City.generate(PLAN, city, Progress.SILENT);
        persons = Read.truth(city, "persons").stream()
                .collect(Collectors.toMap(row -> row.getField("id_no"), Function.identity()));
    }

    @Test
    void every_file_has_the_columns_of_the_catalogue() throws IOException {
        for (var line : TextResource.lines("catalogue.txt")) {
            var parts = line.split("\\|", -1);
            var columns = new LinkedHashSet<>(List.of(parts[1].split("\\+", -1)));
            columns.addAll(List.of(parts[2].replaceAll("\\([^)]*\\)", "").split(",", -1)));
            for (var file : Read.files(city, parts[0])) {
                assertThat(Read.header(file)).isEqualTo(String.join(",", columns));
            }
        }
    }

    @Test
    void every_dataset_has_about_the_rows_of_a_city_of_this_size() {
        for (var dataset : Dataset.values()) {
            int rounds = dataset.code().matches("hardship_person|.*family|tekun_person") ? 2 : 1;
            assertThat(Read.deliveries(city, dataset.code()).size() / rounds)
                    .as(dataset.code())
                    .isBetween(PLAN.size().rows(dataset) * 40 / 100, PLAN.size().rows(dataset) * 150 / 100);
        }
    }

    @Test
    void deaths_are_struck_off_on_a_later_day_and_of_persons_who_died_that_day() {
        assertThat(Read.deliveries(city, "death_cancellation")).isNotEmpty().allSatisfy(row -> {
            assertThat(person(row.getField("id_no")).getField("death")).isEqualTo(row.getField("death_date"));
            assertThat(row.getField("cancelled_on")).isGreaterThan(row.getField("death_date"));
            assertThat(row.getField("birth"))
                    .isEqualTo(birth(row.getField("id_no")).toString());
        });
    }

    @Test
    void owners_of_vehicles_homes_and_enterprises_are_living_adults() {
        for (var column : Map.of(
                        "vehicle_registration", "owner_id", "real_estate", "owner_id", "market_entity", "person_id")
                .entrySet()) {
            assertThat(Read.deliveries(city, column.getKey())).isNotEmpty().allSatisfy(row -> {
                var owner = person(row.getField(column.getValue()));
                assertThat(owner.getField("death")).isEmpty();
                assertThat(age(owner, PLAN.asOf())).isGreaterThanOrEqualTo(18);
            });
        }
    }

    @Test
    void plates_certificates_and_codes_are_given_once() {
        for (var column : Map.of("vehicle_registration", "plate_no", "real_estate", "cert_no", "market_entity", "uscc")
                .entrySet()) {
            assertThat(Read.deliveries(city, column.getKey()))
                    .extracting(row -> row.getField(column.getValue()))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void students_are_of_school_age_and_in_the_grade_of_their_age() {
        assertThat(Read.deliveries(city, "student_record")).isNotEmpty().allSatisfy(row -> {
            int age = age(person(row.getField("id_no")), LocalDate.of(2026, 9, 1));
            assertThat(age).isBetween(6, 17);
            assertThat(row.getField("grade")).isEqualTo(String.valueOf(age - 5));
            if (!row.getField("guardian_id_no").isEmpty()) {
                assertThat(age(person(row.getField("guardian_id_no")), PLAN.asOf()))
                        .isGreaterThanOrEqualTo(18);
            }
        });
    }

    @Test
    void a_tekun_person_lives_alone_or_with_tekun_persons_and_has_no_job() {
        var tekun = Read.newest(city, "tekun_person").stream()
                .map(row -> row.getField("id_no"))
                .collect(Collectors.toSet());
        var households = tekun.stream()
                .map(id -> person(id).getField("household_cert_no"))
                .collect(Collectors.toSet());

        assertThat(persons.values())
                .filteredOn(row -> households.contains(row.getField("household_cert_no")))
                .hasSizeGreaterThan(20)
                .allMatch(row -> tekun.contains(row.getField("id_no")));
        assertThat(Read.deliveries(city, "employment_registration"))
                .noneMatch(row -> tekun.contains(row.getField("id_no")));
    }

    @Test
    void who_paid_much_for_treatment_is_enrolled_in_that_year() {
        var enrolled = Read.deliveries(city, "insurance_enrolment").stream()
                .map(row -> row.getField("id_no") + row.getField("year"))
                .collect(Collectors.toSet());

        assertThat(Read.deliveries(city, "large_medical_expense"))
                .isNotEmpty()
                .allMatch(row -> enrolled.contains(
                        row.getField("id_no") + row.getField("as_of").substring(0, 4)));
    }

    @Test
    void a_clients_large_expense_is_the_sum_of_the_settlements_of_twelve_months() {
        var settlements = Read.deliveries(city, "medical_settlement_lowincome").stream()
                .collect(Collectors.groupingBy(row -> row.getField("id_no")));
        var large = Read.deliveries(city, "large_medical_expense").stream()
                .filter(row -> settlements.containsKey(row.getField("id_no")))
                .toList();

        assertThat(large).isNotEmpty().allSatisfy(row -> {
            var day = LocalDate.parse(row.getField("as_of"));
            var sum = settlements.getOrDefault(row.getField("id_no"), List.of()).stream()
                    .filter(bill -> isWithin(bill.getField("discharged"), day.minusMonths(12), day))
                    .map(bill -> money(bill, "selfpay_total"))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(money(row, "selfpay_12m"))
                    .isEqualByComparingTo(sum)
                    .isGreaterThanOrEqualTo(BigDecimal.valueOf(10_000));
        });
    }

    @Test
    void what_a_bill_covers_is_paid_by_somebody() {
        assertThat(Read.deliveries(city, "medical_settlement_lowincome"))
                .isNotEmpty()
                .allSatisfy(bill -> {
                    var paid = money(bill, "basic_paid")
                            .add(money(bill, "major_paid"))
                            .add(money(bill, "aid_paid"))
                            .add(money(bill, "supplement_paid"));
                    assertThat(paid.add(money(bill, "selfpay_in_catalogue")))
                            .isEqualByComparingTo(money(bill, "covered"));
                    assertThat(money(bill, "selfpay_total").subtract(money(bill, "selfpay_in_catalogue")))
                            .isEqualByComparingTo(money(bill, "total").subtract(money(bill, "covered")));
                });
    }

    @Test
    void the_tax_office_knows_the_wage_that_the_employment_office_knows() {
        var wages = Read.deliveries(city, "employment_registration").stream()
                .map(row -> row.getField("id_no") + row.getField("uscc") + row.getField("wage_base_month"))
                .collect(Collectors.toSet());

        assertThat(Read.deliveries(city, "tax_income"))
                .isNotEmpty()
                .allMatch(row -> wages.contains(
                        row.getField("id_no") + row.getField("withholding_uscc") + row.getField("amount")))
                .allMatch(row -> YearMonth.parse(row.getField("month")).isBefore(YearMonth.from(PLAN.asOf())));
    }

    @Test
    void the_rigid_expense_of_a_family_is_its_ratio_of_the_income() {
        assertThat(Read.newest(city, "rigid_family")).isNotEmpty().allSatisfy(row -> {
            var whole = money(row, "income_12m").multiply(new BigDecimal(row.getField("ratio")));
            assertThat(whole.subtract(money(row, "rigid_total")).abs()).isLessThan(new BigDecimal(20));
            assertThat(Arrays.asList(row.getField("member_id_nos").split(";", -1)))
                    .hasSameSizeAs(row.getField("member_names").split(";", -1));
        });
    }

    @Test
    void what_a_family_owns_is_registered_and_changes_the_state_where_property_is_judged() {
        var vehicles = Read.deliveries(city, "vehicle_registration").stream()
                .collect(Collectors.toMap(row -> row.getField("owner_id"), Function.identity(), (one, _) -> one));
        var owning = Read.truth(city, "entitlement").stream()
                .filter(row -> row.getField("property").equals("car"))
                .toList();

        assertThat(owning)
                .isNotEmpty()
                .allMatch(row ->
                        Arrays.stream(row.getField("members").split(";", -1)).anyMatch(vehicles::containsKey))
                .allMatch(row ->
                        row.getField("state_with_property").matches("cannot_tell|receives_no_longer|properly_without"));
        assertThat(Read.truth(city, "entitlement"))
                .extracting(row -> row.getField("property"))
                .contains("van", "two_large_homes", "enterprise", "mobility_vehicle", "one_home", "nothing");
    }

    @Test
    void there_are_twins_with_neighbouring_numbers_and_homonyms_born_on_one_day() {
        var byMotherAndBirth = persons.values().stream()
                .filter(row -> !row.getField("mother_id_no").isEmpty())
                .collect(Collectors.groupingBy(row -> row.getField("mother_id_no") + row.getField("birth")));
        var byNameAndBirth = persons.values().stream()
                .collect(Collectors.groupingBy(row -> row.getField("name") + row.getField("birth")));

        assertThat(byMotherAndBirth.values())
                .filteredOn(children -> children.size() == 2)
                .isNotEmpty()
                .anyMatch(twins -> Math.abs(sequence(twins.getFirst()) - sequence(twins.getLast())) == 2);
        assertThat(byNameAndBirth.values())
                .filteredOn(doubles -> doubles.size() > 1)
                .hasSizeGreaterThan(2);
    }

    @Test
    void some_names_have_a_dot_and_a_child_of_such_a_father_bears_his_name() {
        assertThat(persons.values())
                .filteredOn(row -> row.getField("name").contains("·"))
                .hasSizeGreaterThan(10)
                .filteredOn(row -> !row.getField("father_id_no").isEmpty())
                .allMatch(row -> row.getField("name").endsWith("·" + given(person(row.getField("father_id_no")))));
    }

    private static String given(NamedCsvRecord person) {
        return person.getField("name").substring(0, person.getField("name").indexOf('·'));
    }

    private static int sequence(NamedCsvRecord person) {
        return Integer.parseInt(person.getField("id_no"), 14, 17, 10);
    }

    private static NamedCsvRecord person(String id) {
        return Read.known(persons, id);
    }

    private static int age(NamedCsvRecord person, LocalDate day) {
        return Period.between(birth(person.getField("id_no")), day).getYears();
    }

    private static LocalDate birth(String id) {
        return new IdNumber(id).birthDate();
    }

    private static boolean isWithin(String day, LocalDate after, LocalDate last) {
        var date = LocalDate.parse(day);
        return date.isAfter(after) && !date.isAfter(last);
    }

    private static BigDecimal money(NamedCsvRecord row, String column) {
        return new BigDecimal(row.getField(column));
    }
}
