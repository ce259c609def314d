package org.doudi.city;

import java.time.LocalDate;
import java.util.List;

/** Why a family is in difficulty, in the words of the household file (致困主因). */
final class Hardship {
    private Hardship() {}

    static String cause(Family family, LocalDate day) {
        if (family.story() == Story.PENSIONER_DIED) {
            return "主要劳动力去世";
        }
        return family.story() == Story.WAGE_ENDED
                ? "失业"
                : cause(family.livingOn(day), family.kin().others(), day);
    }

    private static String cause(List<Member> members, List<Person> others, LocalDate day) {
        if (members.stream()
                .anyMatch(
                        member -> member.disability().map(Disability::isSevere).orElse(false))) {
            return "因残";
        }
        if (members.stream().allMatch(member -> member.person().ageOn(day) >= 60)) {
            return "年老体弱";
        }
        boolean children = members.stream().anyMatch(member -> member.person().ageOn(day) < 18);
        if (children && others.stream().anyMatch(person -> person.death().isPresent())) {
            return "主要劳动力去世";
        }
        if (members.stream().noneMatch(member -> member.isAbleOn(day))) {
            return "缺劳动力";
        }
        if (members.stream().noneMatch(Member::isOnTheJob)) {
            return "失业";
        }
        return children ? "因学" : "其他";
    }
}
