package org.doudi.city;

import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.Optional;
import org.doudi.kernel.IdNumber;

/**
 * Somebody of the demo city with the events of their life that no department states alone.
 *
 * @param id identity number of the fictional area 320499; it states birth date and sex
 * @param name full name
 * @param death day of death, if dead
 * @param mother identity number of the mother, where the city knows her
 * @param father identity number of the father, where the city knows him
 * @param spouse identity number of the only spouse, also after divorce or death
 * @param married day of the marriage
 */
record Person(
        IdNumber id,
        String name,
        Optional<LocalDate> death,
        Optional<IdNumber> mother,
        Optional<IdNumber> father,
        Optional<IdNumber> spouse,
        Optional<LocalDate> married) {

    static Person born(IdNumber id, String name) {
        return new Person(
                id, name, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    Person died(LocalDate day) {
        return new Person(id, name, Optional.of(day), mother, father, spouse, married);
    }

    Person marriedTo(Person other, LocalDate day) {
        return new Person(id, name, death, mother, father, Optional.of(other.id), Optional.of(day));
    }

    Person childOf(Person itsMother, Person itsFather) {
        return new Person(id, name, death, Optional.of(itsMother.id), Optional.of(itsFather.id), spouse, married);
    }

    /** A number that no other person has, for dice. */
    long key() {
        return Long.parseLong(id.value(), 0, 17, 10);
    }

    LocalDate birth() {
        return id.birthDate();
    }

    Sex sex() {
        return id.isMale() ? Sex.MALE : Sex.FEMALE;
    }

    /** Whole years on the day, reached on the birthday. */
    int ageOn(LocalDate day) {
        return Period.between(birth(), day).getYears();
    }

    boolean livesOn(LocalDate day) {
        return !birth().isAfter(day) && death.map(last -> last.isAfter(day)).orElse(true);
    }

    /** Whether the person lived on at least one day of the month. */
    boolean livesIn(YearMonth month) {
        return !birth().isAfter(month.atEndOfMonth())
                && death.map(last -> !last.isBefore(month.atDay(1))).orElse(true);
    }
}
