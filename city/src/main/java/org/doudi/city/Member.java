package org.doudi.city;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.doudi.kernel.Money;
import org.doudi.kernel.MonthPeriod;

/**
 * A person with what departments know of their livelihood.
 *
 * @param person who
 * @param relation to the head of the household
 * @param jobs in order of time, never two at once
 * @param pension the pension, if one is drawn
 * @param disability the disability card, if there is one
 */
record Member(
        Person person, Relation relation, List<Job> jobs, Optional<Pension> pension, Optional<Disability> disability) {

    static Member of(Person person, Relation relation) {
        return new Member(person, relation, List.of(), Optional.empty(), Optional.empty());
    }

    Member with(Pension newPension) {
        return new Member(person, relation, jobs, Optional.of(newPension), disability);
    }

    Member with(Disability newDisability) {
        return new Member(person, relation, jobs, pension, Optional.of(newDisability));
    }

    Member with(Job job) {
        var more = new ArrayList<>(jobs);
        more.add(job);
        return new Member(person, relation, List.copyOf(more), pension, disability);
    }

    Member withLastJob(UnaryOperator<Job> change) {
        var changed = new ArrayList<>(jobs);
        changed.set(changed.size() - 1, change.apply(changed.getLast()));
        return new Member(person, relation, List.copyOf(changed), pension, disability);
    }

    boolean isOnTheJob() {
        return !jobs.isEmpty() && jobs.getLast().through().isEmpty();
    }

    /** Of working age and not severely disabled. */
    boolean isAbleOn(LocalDate day) {
        int age = person.ageOn(day);
        return age >= 18 && age < 60 && disability.map(card -> !card.isSevere()).orElse(true);
    }

    Money wagesIn(MonthPeriod window) {
        return jobs.stream().map(job -> job.wagesIn(window)).reduce(Money.ZERO, Money::plus);
    }

    /** Pensions of the months of the window without residents' basic part. */
    Money transfersIn(MonthPeriod window) {
        return pension.map(drawn -> window.months()
                        .filter(month -> !month.isBefore(drawn.from()) && person.livesIn(month))
                        .map(drawn::countedIn)
                        .reduce(Money.ZERO, Money::plus))
                .orElse(Money.ZERO);
    }
}
