package org.doudi.screening;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.doudi.kernel.DivisionCode;
import org.doudi.policy.Book;
import org.doudi.policy.Outcome.Answer;
import org.doudi.policy.column.Answers;
import org.doudi.policy.column.HouseholdRow;
import org.doudi.policy.column.Population;
import org.doudi.policy.column.Revision;
import org.doudi.screening.RowMaker.Unverified;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * All families in memory, as they were last screened. The only way to them is {@link #in}: families of an area stand
 * together, so nobody passes by a row outside it.
 */
@Component
public class CityPopulation {
    private static final int AT_A_TIME = 1_000;

    private final HouseholdReader reader;
    private final RowMaker rows;
    private final Programmes programmes;
    private final JdbcClient db;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Map<UUID, Integer> keys = new HashMap<>();
    /** By key. */
    private final List<UUID> families = new ArrayList<>();

    private Population known;
    /** Of what only verification can supply and is open, nothing is found. */
    private Population expected;

    private boolean isLoaded;

    CityPopulation(HouseholdReader reader, RowMaker rows, Programmes programmes, @Qualifier("engine") JdbcClient db) {
        this.reader = reader;
        this.rows = rows;
        this.programmes = programmes;
        this.db = db;
        this.known = new Population(rows.layout(), 0);
        this.expected = new Population(rows.layout(), 0);
    }

    /** Whether a programme can be tried on all families at once: it is compiled. */
    public boolean canTry(String programme) {
        return programmes.isForAllAtOnce(programme);
    }

    /** The families that live in an area. Reads all families first if that was not done since the start. */
    public Slice in(DivisionCode area) {
        load();
        return new Slice(area);
    }

    /** Reads all families, unless that was done since the start. */
    void load() {
        lock.writeLock().lock();
        try {
            if (!isLoaded) {
                var ids = db.sql(
                                "SELECT household_id FROM registry_api.household ORDER BY living_division, household_id")
                        .query(UUID.class)
                        .list();
                for (int from = 0; from < ids.size(); from += AT_A_TIME) {
                    var some = ids.subList(from, Math.min(ids.size(), from + AT_A_TIME));
                    put(some, reader.read(db, some));
                }
                isLoaded = true;
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Takes what was just read of some families; those asked for and not found are gone. */
    void take(Collection<UUID> asked, List<Household> found) {
        lock.writeLock().lock();
        try {
            if (isLoaded) {
                put(asked, found);
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void put(Collection<UUID> asked, List<Household> found) {
        var newKnown = new Revision(known);
        var newExpected = new Revision(expected);
        var gone = new HashSet<>(asked);
        var row = new HouseholdRow(rows.layout());
        for (var family : found) {
            gone.remove(family.id());
            int key = key(family);
            var place = family.situation().division();
            row = put(newKnown, key, place, rows.fill(row, family.situation(), Unverified.OPEN));
            row = put(newExpected, key, place, rows.fill(row, family.situation(), Unverified.NOTHING));
        }
        for (var id : gone) {
            var key = keys.get(id);
            if (key != null) {
                newKnown.remove(key);
                newExpected.remove(key);
            }
        }
        known = newKnown.result();
        expected = newExpected.result();
    }

    /** A row to fill next. */
    private HouseholdRow put(Revision revision, int key, DivisionCode place, HouseholdRow row) {
        return revision.put(key, place, row) ? row : new HouseholdRow(rows.layout());
    }

    private int key(Household household) {
        var known = keys.putIfAbsent(household.id(), families.size());
        if (known == null) {
            families.add(household.id());
            return families.size() - 1;
        }
        return known;
    }

    private <T> T reading(Supplier<T> question) {
        lock.readLock().lock();
        try {
            return question.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** The families of an area, as long as nobody looks elsewhere. */
    public final class Slice {
        private final long from;
        private final long until;

        private Slice(DivisionCode area) {
            this.from = Long.parseLong(area.value());
            this.until = Long.parseLong(area.endExclusive());
        }

        /** How many families live in the area. */
        public int families() {
            return reading(() -> known.firstRowFrom(until) - known.firstRowFrom(from));
        }

        /**
         * What a programme would say on a day if these policies and parameters were in force, beside what it says now.
         *
         * @param programme its code
         * @param draft parameters other than those in use
         * @throws org.doudi.policy.MissingParameter if a parameter has no value on that day
         */
        public Comparison compare(String programme, LocalDate day, Book draft) {
            return compare(programme, day, programmes.book(), draft);
        }

        /** What a programme says on a day by one book, beside what it says by another, on what is known now. */
        public Comparison compare(String programme, LocalDate day, Book one, Book other) {
            return reading(() -> {
                var comparison = new Comparison();
                int first = known.firstRowFrom(from);
                int end = known.firstRowFrom(until);
                var now = new Both(programme, day, one, first, end);
                var then = isSame(one, other) ? now : new Both(programme, day, other, first, end);
                for (int row = first; row < end; row++) {
                    comparison.add(
                            new Comparison.Family(
                                    families.get((int) known.key(row)), known.division(row), known.members(row)),
                            now.at(row),
                            then.at(row));
                }
                return comparison;
            });
        }
    }

    private static boolean isSame(Book one, Book other) {
        return one.policies() == other.policies() && one.parameters() == other.parameters();
    }

    /** Answers on what is known, and on what is expected. */
    private final class Both {
        private final boolean isForPersons;
        private final Answers answers;
        private final Answers sums;

        Both(String programme, LocalDate day, Book book, int from, int to) {
            var policy = programmes.on(programme, day, book);
            isForPersons = policy.policy().isForPersons();
            answers = new Answers(isForPersons ? known.memberSlots() : to);
            sums = new Answers(isForPersons ? expected.memberSlots() : to);
            if (isForPersons) {
                policy.screenPersons(known, from, to, answers);
                policy.screenPersons(expected, from, to, sums);
            } else {
                policy.screen(known, from, to, answers);
                policy.screen(expected, from, to, sums);
            }
        }

        /** What is due to a family: of a programme for persons, what is due to all members together. */
        Comparison.Due at(int row) {
            if (!isForPersons) {
                return due(row, row);
            }
            var together = new Comparison.Due(Answer.NOT_ENTITLED, 0);
            for (int member = 1; member <= known.members(row); member++) {
                together = together.and(due(known.memberSlot(row, member), expected.memberSlot(row, member)));
            }
            return together;
        }

        private Comparison.Due due(int place, int sumPlace) {
            var said = answers.answer(place);
            boolean isExpected = said != Answer.PRESUMED || sums.answer(sumPlace) == Answer.ENTITLED;
            var answer = isExpected ? said : Answer.DEPENDS;
            return new Comparison.Due(
                    answer,
                    Judge.amount(answer, answers.cents(place), sums, sumPlace).orElse(0));
        }
    }
}
