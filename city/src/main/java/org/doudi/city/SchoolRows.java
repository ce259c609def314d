package org.doudi.city;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;

/** Writes the school records of children of school age: six to seventeen on the first of September. */
final class SchoolRows {
    private static final List<String> NAMES = List.of("延陵", "博爱", "兰陵", "青枫", "淹城", "滆湖", "茅山", "天目", "红梅", "运河");
    private static final int FIRST_AGE = 6;
    private static final int GRADES = 12;

    private final CityPlan plan;
    private final DeliveryFiles files;
    private final LocalDate yearBegan;

    SchoolRows(CityPlan plan, DeliveryFiles files) {
        this.plan = plan;
        this.files = files;
        var september = LocalDate.of(plan.asOf().getYear(), Month.SEPTEMBER, 1);
        yearBegan = september.isAfter(plan.firstRound()) ? september.minusYears(1) : september;
    }

    /** A record of each child; who changed schools lately has a second one. */
    void write(Kin kin) {
        kin.members().stream()
                .map(Member::person)
                .filter(person -> person.livesOn(plan.firstRound()) && isOfSchoolAge(person))
                .forEach(child -> write(child, guardian(kin, child)));
    }

    private boolean isOfSchoolAge(Person person) {
        int age = person.ageOn(yearBegan);
        return age >= FIRST_AGE && age < FIRST_AGE + GRADES;
    }

    private void write(Person child, String guardian) {
        var dice = new Dice(plan.seed(), "school", child.key());
        write(Round.FIRST, child, guardian, dice);
        if (dice.chance(Rates.SCHOOL_CHANGED_LATELY)) {
            write(Round.SECOND, child, guardian, dice);
        }
    }

    private void write(Round round, Person child, String guardian, Dice dice) {
        int grade = child.ageOn(yearBegan) - FIRST_AGE + 1;
        boolean vocational = grade > 9 && dice.chance(350);
        var stage = grade <= 6 ? "小学" : grade <= 9 ? "初中" : vocational ? "中等职业" : "普通高中";
        var school = (grade <= 6 ? "实验小学" : grade <= 9 ? "初级中学" : vocational ? "职业学校" : "高级中学");
        int place = dice.below(NAMES.size());
        files.row(
                round,
                Dataset.STUDENT_RECORD,
                child.id().value(),
                child.name(),
                child.birth(),
                guardian,
                "常州市" + NAMES.get(place) + school,
                "3204" + String.format("%02d%04d", grade <= 6 ? 11 : grade <= 9 ? 21 : vocational ? 41 : 31, place + 1),
                stage,
                grade,
                dice.chance(grade > 9 ? 400 : 30) ? "是" : "否",
                "在读");
    }

    /** A parent who lives, one in the household first; else the head of the household; nobody for a child alone. */
    private String guardian(Kin kin, Person child) {
        return kin.members().stream()
                .map(Member::person)
                .filter(person -> person.livesOn(plan.asOf()) && !person.equals(child) && person.ageOn(yearBegan) >= 18)
                .filter(person -> isParent(person, child))
                .findFirst()
                .or(() -> kin.others().stream()
                        .filter(person -> person.livesOn(plan.asOf()) && isParent(person, child))
                        .findFirst())
                .or(() -> kin.members().stream()
                        .map(Member::person)
                        .filter(person -> person.livesOn(plan.asOf()) && person.ageOn(yearBegan) >= 18)
                        .findFirst())
                .map(person -> person.id().value())
                .orElse("");
    }

    private static boolean isParent(Person person, Person child) {
        return child.mother().filter(person.id()::equals).isPresent()
                || child.father().filter(person.id()::equals).isPresent();
    }
}
