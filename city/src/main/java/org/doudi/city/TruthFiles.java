package org.doudi.city;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.doudi.city.Family.Authorisation;
import org.doudi.kernel.IdNumber;

/** Writes what really is, for comparing; no department ever sends it. */
final class TruthFiles implements Closeable {
    private final CityPlan plan;
    private final CsvFile households;
    private final CsvFile persons;
    private final CsvFile entitlement;
    private final Map<String, Integer> states = new TreeMap<>();

    TruthFiles(CityPlan plan, Path folder) throws IOException {
        this.plan = plan;
        var truth = folder.resolve("truth");
        households = new CsvFile(
                truth.resolve("households.csv"),
                List.of(
                        "household_cert_no",
                        "register",
                        "open",
                        "members",
                        "living_division",
                        "hukou_division",
                        "assessed_income_month",
                        "authorised_until",
                        "main_hardship_cause",
                        "story"));
        persons = new CsvFile(
                truth.resolve("persons.csv"),
                List.of(
                        "id_no",
                        "name",
                        "birth",
                        "death",
                        "mother_id_no",
                        "father_id_no",
                        "spouse_id_no",
                        "married",
                        "household_cert_no",
                        "wage_income",
                        "transfer_income"));
        entitlement = new CsvFile(
                truth.resolve("entitlement.csv"),
                List.of(
                        "household_cert_no",
                        "month",
                        "members",
                        "counted_members",
                        "member_wage_income",
                        "member_transfer_income",
                        "wage_income",
                        "transfer_income",
                        "income_year",
                        "limit_year",
                        "receives_p01",
                        "expected_state",
                        "p01_amount",
                        "why"));
    }

    void write(Family family) {
        var answer = Entitlement.of(family, plan.asOf());
        states.merge(answer.state().text(), 1, Integer::sum);
        households.row(
                family.certificate(),
                family.file().register().name().toLowerCase(Locale.ROOT),
                family.file().isOpenOn(plan.asOf()) ? "yes" : "no",
                family.livingOn(plan.asOf()).size(),
                family.home().livingCode(),
                family.home().hukouCode(),
                family.check().income(),
                text(family.authorisation().map(Authorisation::until)),
                Hardship.cause(family, plan.asOf()),
                family.story().text());
        write(family, answer);
        family.kin().members().forEach(member -> write(member, family.certificate()));
        family.kin().others().forEach(this::write);
    }

    private void write(Family family, Entitlement answer) {
        var members = family.livingOn(plan.asOf());
        var incomes = members.stream()
                .map(member -> Income.of(member, plan.referenceMonth()))
                .toList();
        entitlement.row(
                family.certificate(),
                plan.referenceMonth(),
                members.stream().map(member -> member.person().id().value()).collect(Collectors.joining(";")),
                answer.counted(),
                incomes.stream().map(income -> income.wages().toString()).collect(Collectors.joining(";")),
                incomes.stream().map(income -> income.transfers().toString()).collect(Collectors.joining(";")),
                answer.income().wages(),
                answer.income().transfers(),
                answer.income().total(),
                answer.limit(),
                answer.receives() ? "yes" : "no",
                answer.state().text(),
                answer.amount(),
                family.story().text());
    }

    void write(Member member, String household) {
        var income = Income.of(member, plan.referenceMonth());
        write(
                member.person(),
                household,
                income.wages().toString(),
                income.transfers().toString());
    }

    void write(Person person) {
        write(person, "", "", "");
    }

    private void write(Person person, String household, String wages, String transfers) {
        persons.row(
                person.id().value(),
                person.name(),
                person.birth(),
                text(person.death()),
                id(person.mother()),
                id(person.father()),
                id(person.spouse()),
                text(person.married()),
                household,
                wages,
                transfers);
    }

    /** Families by state. */
    Map<String, Integer> states() {
        return states;
    }

    long persons() {
        return persons.rows();
    }

    @Override
    public void close() throws IOException {
        households.close();
        persons.close();
        entitlement.close();
    }

    private static String id(Optional<IdNumber> id) {
        return id.map(IdNumber::value).orElse("");
    }

    private static String text(Optional<LocalDate> day) {
        return day.map(LocalDate::toString).orElse("");
    }
}
