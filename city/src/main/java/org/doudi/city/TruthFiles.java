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

/** Writes one lane's part of what really is, for comparing; no department ever sends it. */
final class TruthFiles implements Closeable {
    /** The tables of the truth. */
    enum Table {
        HOUSEHOLDS("household_cert_no,register,open,members,living_division,hukou_division,assessed_income_month,"
                + "authorised_until,main_hardship_cause,story"),
        PERSONS("id_no,name,birth,death,mother_id_no,father_id_no,spouse_id_no,married,household_cert_no,wage_income,"
                + "transfer_income"),
        ENTITLEMENT(
                "household_cert_no,month,members,counted_members,member_wage_income,member_transfer_income,"
                        + "wage_income,transfer_income,income_year,limit_year,receives_p01,expected_state,p01_amount,why,property,state_with_property");

        private final String columns;

        Table(String columns) {
            this.columns = columns;
        }

        List<String> columns() {
            return List.of(columns.split(",", -1));
        }

        String file() {
            return name().toLowerCase(Locale.ROOT) + ".csv";
        }

        /** Where a lane with this folder writes its part. */
        Path part(Path folder) {
            return folder.resolve("truth-" + file());
        }

        private CsvFile open(Path folder) throws IOException {
            return CsvFile.part(part(folder), columns().size());
        }
    }

    private final CityPlan plan;
    private final CsvFile households;
    private final CsvFile persons;
    private final CsvFile entitlement;
    private final Map<String, Integer> states = new TreeMap<>();
    private final Namesakes.Register names = new Namesakes.Register();
    private long living;

    TruthFiles(CityPlan plan, Path folder) throws IOException {
        this.plan = plan;
        households = Table.HOUSEHOLDS.open(folder);
        persons = Table.PERSONS.open(folder);
        entitlement = Table.ENTITLEMENT.open(folder);
    }

    void write(Family family, Holding holding) {
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
        write(family, answer, holding);
        family.kin().members().forEach(member -> write(member, family.certificate()));
        family.kin().others().forEach(this::write);
    }

    private void write(Family family, Entitlement answer, Holding holding) {
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
                family.story().text(),
                holding.text(),
                answer.stateWith(holding));
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
        names.add(person);
        living += person.death().isEmpty() ? 1 : 0;
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

    Namesakes.Register names() {
        return names;
    }

    /** Persons written so far who live. */
    long living() {
        return living;
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
