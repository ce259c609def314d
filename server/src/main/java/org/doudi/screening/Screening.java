package org.doudi.screening;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.doudi.divisions.Divisions;
import org.doudi.work.LeadBook;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Screens the families that changed, a batch a transaction: results, leads and cursor move together or not at all. */
@Component
class Screening {
    /** Changes a transaction takes; a family has several after a round of deliveries and is screened once. */
    static final int BATCH = 2_000;

    /** Families judged at a time: their explanations are in memory together. */
    private static final int AT_A_TIME = 1_000;

    private final ChangeFeed changes;
    private final HouseholdReader households;
    private final CityPopulation city;
    private final Verdicts verdicts;
    private final JdbcClient db;

    Screening(
            ChangeFeed changes,
            HouseholdReader households,
            CityPopulation city,
            Verdicts verdicts,
            @Qualifier("engine") JdbcClient db) {
        this.changes = changes;
        this.households = households;
        this.city = city;
        this.verdicts = verdicts;
        this.db = db;
    }

    /** Judges families and acts on the verdicts. */
    @Component
    static class Verdicts {
        private final Judge judge;
        private final ResultBook results;
        private final LeadRules rules;
        private final LeadBook leads;
        private final Surroundings surroundings;

        /** The day and the city. */
        @Component
        record Surroundings(Clock clock, Divisions divisions) {}

        Verdicts(Judge judge, ResultBook results, LeadRules rules, LeadBook leads, Surroundings surroundings) {
            this.judge = judge;
            this.results = results;
            this.rules = rules;
            this.leads = leads;
            this.surroundings = surroundings;
        }

        void settle(List<Household> families) {
            var screened = families.stream().map(Household::id).toList();
            var verdicts = judge.judge(families);
            results.write(screened, verdicts);
            var terms = rules.terms(
                    LocalDate.now(surroundings.clock),
                    surroundings.divisions.city().code());
            var settled = leads.settle(
                    screened, verdicts.stream().flatMap(rules::proposal).toList(), terms);
            results.keepGrounds(settled.touched(), verdicts);
        }
    }

    /**
     * Screens the families of the next changes.
     *
     * @return how many families; none when everything is screened
     */
    @Transactional("engine")
    public int screenNext() {
        List<UUID> changed = changes.next(BATCH);
        for (int from = 0; from < changed.size(); from += AT_A_TIME) {
            var some = changed.subList(from, Math.min(changed.size(), from + AT_A_TIME));
            var families = households.read(db, some);
            city.take(some, families);
            verdicts.settle(families);
        }
        return changed.size();
    }
}
