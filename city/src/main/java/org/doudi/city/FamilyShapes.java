package org.doudi.city;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Draws who belongs together: births, marriages, parents and deaths that fit each other. */
final class FamilyShapes {
    /** Who lives together. */
    enum Shape {
        LONE_ELDER,
        LONE_ADULT,
        ELDER_COUPLE,
        SINGLE_PARENT,
        YOUNG_FAMILY,
        ELDER_WITH_ADULT_CHILD,
        GRANDPARENT_WITH_GRANDCHILD,
        THREE_GENERATIONS,
        BEREAVED_COUPLE,
        LONE_CHILD
    }

    /** Husband and wife. */
    private record Couple(Person husband, Person wife) {}

    /** A couple and the parents of the husband. */
    private record Line(Couple elders, Couple parents) {}

    private final People people;
    private final LocalDate today;

    FamilyShapes(People people, LocalDate today) {
        this.people = people;
        this.today = today;
    }

    Kin draw(Shape shape, Dice dice) {
        return switch (shape) {
            case LONE_ELDER -> loneElder(dice);
            case LONE_ADULT -> loneAdult(dice);
            case ELDER_COUPLE -> elderCouple(dice);
            case SINGLE_PARENT -> singleParent(dice);
            case YOUNG_FAMILY -> youngFamily(dice);
            case ELDER_WITH_ADULT_CHILD -> elderWithAdultChild(dice);
            case GRANDPARENT_WITH_GRANDCHILD -> grandparentWithGrandchild(dice);
            case THREE_GENERATIONS -> threeGenerations(dice);
            case BEREAVED_COUPLE -> bereavedCouple(dice);
            case LONE_CHILD -> loneChild(dice);
        };
    }

    private Kin loneElder(Dice dice) {
        if (dice.chance(350)) {
            var sex = dice.chance(700) ? Sex.MALE : Sex.FEMALE;
            return alone(people.born(dice, sex, birthAged(dice, 60, 88)));
        }
        var couple = couple(dice, birthAged(dice, 62, 90));
        var widowed = dice.chance(700) ? couple.wife : couple.husband;
        var dead = (widowed.equals(couple.wife) ? couple.husband : couple.wife)
                .died(dice.day(today.minusYears(12), today.minusYears(1)));
        return new Kin(List.of(Member.of(widowed, Relation.HEAD)), List.of(dead));
    }

    private Kin loneAdult(Dice dice) {
        return alone(people.born(dice, dice.chance(680) ? Sex.MALE : Sex.FEMALE, birthAged(dice, 28, 59)));
    }

    private Kin elderCouple(Dice dice) {
        var couple = couple(dice, birthAged(dice, 60, 82));
        return new Kin(
                List.of(Member.of(couple.husband, Relation.HEAD), Member.of(couple.wife, Relation.SPOUSE)), List.of());
    }

    private Kin singleParent(Dice dice) {
        var children = births(dice, 1, 17, dice.weighted(70, 30) + 1);
        var couple = parentsOf(dice, children.getFirst());
        boolean withMother = dice.chance(620);
        var parent = withMother ? couple.wife : couple.husband;
        var other = withMother ? couple.husband : couple.wife;
        if (dice.chance(450)) {
            other = other.died(
                    dice.day(max(children.getLast().plusMonths(1), today.minusYears(8)), today.minusMonths(2)));
        }
        var members = new ArrayList<Member>();
        members.add(Member.of(parent, Relation.HEAD));
        addChildren(members, dice, children, couple);
        return new Kin(members, List.of(other));
    }

    private Kin youngFamily(Dice dice) {
        var children = births(dice, 0, 17, dice.weighted(65, 35) + 1);
        var couple = parentsOf(dice, children.getFirst());
        var members = new ArrayList<Member>();
        members.add(Member.of(couple.husband, Relation.HEAD));
        members.add(Member.of(couple.wife, Relation.SPOUSE));
        addChildren(members, dice, children, couple);
        return new Kin(members, List.of());
    }

    private Kin elderWithAdultChild(Dice dice) {
        var birth = birthAged(dice, 28, 48);
        var couple = parentsOf(dice, birth);
        var child = people.child(dice, dice.chance(700) ? Sex.MALE : Sex.FEMALE, birth, couple.wife, couple.husband);
        if (dice.chance(450)) {
            return new Kin(
                    List.of(
                            Member.of(couple.husband, Relation.HEAD),
                            Member.of(couple.wife, Relation.SPOUSE),
                            Member.of(child, Relation.child(child))),
                    List.of());
        }
        boolean mother = dice.chance(650);
        var dead = (mother ? couple.husband : couple.wife).died(dice.day(today.minusYears(10), today.minusYears(1)));
        return new Kin(
                List.of(
                        Member.of(mother ? couple.wife : couple.husband, Relation.HEAD),
                        Member.of(child, Relation.child(child))),
                List.of(dead));
    }

    private Kin grandparentWithGrandchild(Dice dice) {
        var birth = birthAged(dice, 4, 16);
        var line = lineOf(dice, birth);
        var grandchild = people.child(dice, anySex(dice), birth, line.parents.wife, line.parents.husband);
        boolean orphaned = dice.chance(500);
        var father = orphaned
                ? line.parents.husband.died(dice.day(birth.plusMonths(3), today.minusMonths(3)))
                : line.parents.husband;
        var members = new ArrayList<Member>();
        var others = new ArrayList<Person>(List.of(father, line.parents.wife));
        if (dice.chance(550)) {
            members.add(Member.of(line.elders.husband, Relation.HEAD));
            members.add(Member.of(line.elders.wife, Relation.SPOUSE));
        } else {
            members.add(Member.of(line.elders.wife, Relation.HEAD));
            others.add(line.elders.husband.died(dice.day(today.minusYears(6), today.minusYears(1))));
        }
        members.add(Member.of(grandchild, Relation.GRANDCHILD));
        return new Kin(members, others);
    }

    private Kin threeGenerations(Dice dice) {
        var children = births(dice, 1, 17, dice.weighted(70, 30) + 1);
        var line = lineOf(dice, children.getFirst());
        var members = new ArrayList<Member>();
        members.add(Member.of(line.parents.husband, Relation.HEAD));
        members.add(Member.of(line.parents.wife, Relation.SPOUSE));
        addChildren(members, dice, children, line.parents);
        members.add(Member.of(line.elders.wife, Relation.PARENT));
        if (dice.chance(400)) {
            members.add(Member.of(line.elders.husband, Relation.PARENT));
            return new Kin(members, List.of());
        }
        var dead = line.elders.husband.died(dice.day(today.minusYears(9), today.minusYears(1)));
        return new Kin(members, List.of(dead));
    }

    /** One of an old couple died in the last year; the other stays on alone. */
    private Kin bereavedCouple(Dice dice) {
        var couple = couple(dice, birthAged(dice, 62, 82));
        var death = dice.day(today.minusMonths(9), today.minusDays(12));
        return dice.chance(700)
                ? new Kin(
                        List.of(
                                Member.of(couple.wife, Relation.HEAD),
                                Member.of(couple.husband.died(death), Relation.SPOUSE)),
                        List.of())
                : new Kin(
                        List.of(
                                Member.of(couple.husband, Relation.HEAD),
                                Member.of(couple.wife.died(death), Relation.SPOUSE)),
                        List.of());
    }

    private Kin loneChild(Dice dice) {
        var birth = birthAged(dice, 3, 17);
        var parents = parentsOf(dice, birth);
        var child = people.child(dice, anySex(dice), birth, parents.wife, parents.husband);
        var first = birth.plusMonths(2);
        return new Kin(
                List.of(Member.of(child, Relation.HEAD)),
                List.of(
                        parents.husband.died(dice.day(first, today.minusMonths(4))),
                        dice.chance(400) ? parents.wife.died(dice.day(first, today.minusMonths(4))) : parents.wife));
    }

    private static Kin alone(Person person) {
        return new Kin(List.of(Member.of(person, Relation.HEAD)), List.of());
    }

    private void addChildren(List<Member> members, Dice dice, List<LocalDate> births, Couple parents) {
        for (var birth : births) {
            var child = people.child(dice, anySex(dice), birth, parents.wife, parents.husband);
            members.add(Member.of(child, Relation.child(child)));
        }
    }

    /** Births of brothers and sisters, eldest first, the youngest between the two ages. */
    private List<LocalDate> births(Dice dice, int youngest, int eldest, int count) {
        var result = new ArrayList<LocalDate>();
        result.add(birthAged(dice, youngest, eldest));
        if (count == 2 && dice.chance(Rates.TWINS)) {
            result.add(result.getFirst());
        } else if (count == 2) {
            var later = result.getFirst().plusMonths(dice.between(14, 70));
            if (later.isBefore(today.minusMonths(4))) {
                result.add(later);
            }
        }
        return result;
    }

    /** A married couple whose first child was born on the day. */
    private Couple parentsOf(Dice dice, LocalDate firstBirth) {
        var wife = motherOf(dice, firstBirth);
        var husband = people.born(dice, Sex.MALE, birthOfHusband(dice, wife));
        return married(husband, wife, firstBirth.minusMonths(dice.between(8, 20)));
    }

    /** The parents of a child born on the day and the parents of its father. */
    private Line lineOf(Dice dice, LocalDate firstBirth) {
        var wife = motherOf(dice, firstBirth);
        var birth = birthOfHusband(dice, wife);
        var elders = parentsOf(dice, birth);
        var husband = people.child(dice, Sex.MALE, birth, elders.wife, elders.husband);
        return new Line(elders, married(husband, wife, firstBirth.minusMonths(dice.between(8, 20))));
    }

    /** A mother is 24 to 38 years older than her first child, so that bride and groom were of age (20 and 22). */
    private Person motherOf(Dice dice, LocalDate firstBirth) {
        return people.born(
                dice, Sex.FEMALE, firstBirth.minusYears(dice.between(24, 37)).minusDays(dice.below(300)));
    }

    private static LocalDate birthOfHusband(Dice dice, Person wife) {
        return wife.birth().minusMonths(dice.between(0, 72));
    }

    private Couple couple(Dice dice, LocalDate birthOfWife) {
        var wife = people.born(dice, Sex.FEMALE, birthOfWife);
        var husband = people.born(dice, Sex.MALE, birthOfWife.minusMonths(dice.between(0, 72)));
        return married(
                husband, wife, birthOfWife.plusYears(dice.between(22, 28)).plusDays(dice.below(300)));
    }

    private static Couple married(Person husband, Person wife, LocalDate day) {
        return new Couple(husband.marriedTo(wife, day), wife.marriedTo(husband, day));
    }

    private LocalDate birthAged(Dice dice, int youngest, int eldest) {
        return today.minusYears(dice.between(youngest, eldest)).minusDays(dice.below(360) + 1L);
    }

    private static Sex anySex(Dice dice) {
        return dice.chance(515) ? Sex.MALE : Sex.FEMALE;
    }

    private static LocalDate max(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
