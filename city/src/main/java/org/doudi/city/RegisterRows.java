package org.doudi.city;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.doudi.city.Family.Authorisation;
import org.doudi.kernel.Money;

/** Writes the registers of civil affairs as they stand on the day of a round. */
final class RegisterRows {
    private final CityPlan plan;
    private final DeliveryFiles files;

    RegisterRows(CityPlan plan, DeliveryFiles files) {
        this.plan = plan;
        this.files = files;
    }

    void write(Family family) {
        for (var round : Round.values()) {
            if (!family.file().opened().isAfter(plan.asOf(round))) {
                write(round, family);
            }
        }
    }

    private void write(Round round, Family family) {
        family.kin().members().forEach(member -> writePerson(round, family, member));
        switch (family.file().register()) {
            case DIBAO -> writeDibao(round, family);
            case EDGE -> writeEdge(round, family);
            case OTHER -> {}
        }
    }

    private void writePerson(Round round, Family family, Member member) {
        var person = member.person();
        var day = plan.asOf(round);
        if (person.birth().isAfter(day)
                || person.death()
                        .map(last -> last.isBefore(family.file().opened()))
                        .orElse(false)) {
            return;
        }
        var closed = family.file().closed().filter(last -> last.isBefore(day));
        boolean keepsSubsidy = family.file().register() == Family.Register.DIBAO
                && closed.isPresent()
                && member.disability().isPresent()
                && person.livesOn(day);
        var category = keepsSubsidy ? "困难残疾人生活补贴" : category(family, member);
        var certificate = keepsSubsidy || family.story() == Story.NEVER_APPLIED
                ? member.disability().map(card -> card.cardNumber(person.id())).orElse(family.certificate())
                : family.certificate();
        var from = keepsSubsidy
                ? closed.orElse(day).plusDays(1)
                : later(family.file().opened(), person.birth());
        var to = keepsSubsidy
                ? Optional.<LocalDate>empty()
                : person.death().filter(last -> !last.isAfter(day)).or(() -> closed);
        files.row(
                round,
                Dataset.HARDSHIP_PERSON,
                person.id().value(),
                person.name(),
                person.birth(),
                category,
                certificate,
                family.certificate(),
                member.relation().text(),
                family.homeIn(round).address(),
                family.homeIn(round).livingCode(),
                family.home().hukouCode(),
                from,
                text(to));
    }

    private static String category(Family family, Member member) {
        return switch (family.file().register()) {
            case DIBAO -> "低保";
            case EDGE -> "低保边缘";
            case OTHER -> otherCategory(family, member);
        };
    }

    private static String otherCategory(Family family, Member member) {
        if (family.story() == Story.TEKUN) {
            return "特困";
        }
        if (family.story() == Story.RIGID) {
            return "刚性支出";
        }
        if (member.person().ageOn(family.file().opened()) < 18 && member.relation() == Relation.HEAD) {
            boolean orphan = family.kin().others().stream()
                    .allMatch(parent -> parent.death().isPresent());
            return orphan ? "孤儿" : "事实无人抚养儿童";
        }
        return member.disability()
                .map(card -> card.isSevere() ? "重度残疾人护理补贴" : "困难残疾人生活补贴")
                .orElse("其他低收入");
    }

    private void writeDibao(Round round, Family family) {
        var day = plan.asOf(round);
        var members = family.livingOn(day);
        var head = members.getFirst().person();
        files.row(
                round,
                Dataset.DIBAO_FAMILY,
                family.certificate(),
                head.id().value(),
                head.name(),
                list(members, member -> member.person().id().value()),
                list(members, member -> member.relation().text()),
                members.size(),
                "否",
                family.check().income(),
                DibaoBenefit.monthly(family, members.size(), Standards.dibaoAsPaid(YearMonth.from(day))),
                "",
                family.home().hukou().rural() ? "农村" : "城镇",
                "",
                family.home().hukouCode(),
                family.file().opened(),
                text(family.file().closed().filter(last -> !last.isAfter(day))),
                list(members, member -> member.person().name()),
                family.authorisation().map(Authorisation::number).orElse(""),
                text(family.authorisation().map(Authorisation::until)));
    }

    private void writeEdge(Round round, Family family) {
        var members = family.livingOn(plan.asOf(round));
        var head = members.getFirst().person();
        int then = family.livingOn(family.file().opened()).size();
        files.row(
                round,
                Dataset.DIBAO_EDGE_FAMILY,
                family.certificate(),
                head.id().value(),
                head.name(),
                list(members, member -> member.person().id().value()),
                list(members, member -> member.relation().text()),
                new Money(family.check().income().cents() / then),
                family.home().hukouCode(),
                family.file().opened(),
                text(family.file().closed()),
                list(members, member -> member.person().name()),
                family.authorisation().map(Authorisation::number).orElse(""),
                text(family.authorisation().map(Authorisation::until)));
    }

    static String list(List<Member> members, Function<Member, String> part) {
        return members.stream().map(part).collect(Collectors.joining(";"));
    }

    private static String text(Optional<LocalDate> day) {
        return day.map(LocalDate::toString).orElse("");
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
