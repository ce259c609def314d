package org.doudi.city;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.doudi.kernel.Money;

/**
 * Writes the registers of destitute persons (特困) and of families with rigid expenditure. Their consent to checks ended with
 * the decision, so nobody may look at their income today.
 */
final class NeedRows {
    private final CityPlan plan;
    private final DeliveryFiles files;

    NeedRows(CityPlan plan, DeliveryFiles files) {
        this.plan = plan;
        this.files = files;
    }

    void write(Family family, int number) {
        for (var round : Round.values()) {
            if (!family.file().opened().isAfter(plan.asOf(round))) {
                switch (family.story()) {
                    case TEKUN -> family.kin().members().forEach(member -> tekun(round, family, member, number));
                    case RIGID -> rigid(round, family, number);
                    default -> {}
                }
            }
        }
    }

    private void tekun(Round round, Family family, Member member, int number) {
        var person = member.person();
        var dice = new Dice(plan.seed(), "tekun", person.key());
        boolean lives = person.livesOn(plan.asOf(round));
        boolean institution = dice.chance(300);
        var carer = family.kin().members().stream()
                .map(Member::person)
                .filter(other -> !other.equals(person) && other.livesOn(plan.asOf(round)))
                .findFirst();
        files.row(
                round,
                Dataset.TEKUN_PERSON,
                person.id().value(),
                person.name(),
                institution ? "集中供养" : "分散供养",
                level(member, dice),
                institution ? "常州市" + dice.pick(List.of("延陵", "金沙", "天目", "滆湖")) + "敬老院" : "",
                institution ? "" : carer.map(other -> other.id().value()).orElse(""),
                dice.chance(800) ? "无" : "无能力",
                family.home().hukouCode(),
                family.file().opened(),
                lives ? "" : person.death().map(LocalDate::toString).orElse(""),
                lives ? "" : "死亡",
                authorisation(family, number),
                consentUntil(family));
    }

    private static String level(Member member, Dice dice) {
        boolean severe = member.disability().map(Disability::isSevere).orElse(false);
        return switch (severe ? dice.weighted(10, 50, 40) : dice.weighted(75, 20, 5)) {
            case 0 -> "全自理";
            case 1 -> "半护理";
            default -> "全护理";
        };
    }

    private void rigid(Round round, Family family, int number) {
        var members = family.livingOn(plan.asOf(round));
        var head = members.getFirst().person();
        var income = Income.of(family.kin().members(), family.file().opened()).total();
        var dice = new Dice(plan.seed(), "rigid", number);
        int percent = dice.between(62, 240);
        files.row(
                round,
                Dataset.RIGID_FAMILY,
                family.certificate(),
                head.id().value(),
                head.name(),
                RegisterRows.list(members, member -> member.person().id().value()),
                RegisterRows.list(members, member -> member.relation().text()),
                income,
                new Money(income.cents() / 100 * percent),
                BigDecimal.valueOf(percent, 2),
                family.home().hukouCode(),
                family.file().opened(),
                family.file().closed().map(LocalDate::toString).orElse(""),
                RegisterRows.list(members, member -> member.person().name()),
                authorisation(family, number),
                consentUntil(family));
    }

    private static String authorisation(Family family, int number) {
        return String.format("SQ%d%07d", family.file().opened().getYear(), number);
    }

    private static LocalDate consentUntil(Family family) {
        return family.file().opened().minusDays(1);
    }
}
