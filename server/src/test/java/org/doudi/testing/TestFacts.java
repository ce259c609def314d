package org.doudi.testing;

import java.util.UUID;
import org.doudi.testing.TestPeople.Family;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes what is known of a family in tests, as deliveries of its department would. */
@TestComponent
public final class TestFacts {
    private final JdbcClient load;

    TestFacts(@Qualifier("load") JdbcClient load) {
        this.load = load;
    }

    /** A complete delivery of employment records, whose facts follow; the registers came before it. */
    public UUID delivery() {
        var delivery = UUID.randomUUID();
        load.sql("""
                        INSERT INTO files.delivery (delivery_id, dataset, as_of, is_complete)
                        SELECT gen_random_uuid(), dataset, DATE '2026-11-20', true
                        FROM unnest(ARRAY['dibao_family', 'hardship_person']) AS dataset
                        """).update();
        load.sql("INSERT INTO files.delivery (delivery_id, dataset, as_of, is_complete)"
                        + " VALUES (:delivery, 'employment_registration', DATE '2026-11-20', true)")
                .param("delivery", delivery)
                .update();
        return delivery;
    }

    /** Consent of the head to checks of income and assets. */
    public void consent(Family of) {
        load.sql("""
                        INSERT INTO registry.authorisation (authorisation_no, person_id, valid_from, valid_until, delivery_id, line)
                        VALUES (:number, :head, DATE '2026-01-01', DATE '2027-12-31', gen_random_uuid(), 2)
                        """).param("number", "SQ" + of.head()).param("head", of.head()).update();
    }

    /**
     * A fact about the head.
     *
     * @param value JSON; money in cents
     */
    public void fact(UUID delivery, Family of, String item, String value, String scope) {
        load.sql("""
                        INSERT INTO files.fact (household_id, living_division, hukou_division, person_id, item, value, valid_from,
                                                dataset, delivery_id, line, person_scope)
                        SELECT household_id, living_division, hukou_division, :head, :item, :value::jsonb, DATE '2026-11-01',
                               'employment_registration', :delivery, 7, :scope
                        FROM registry.household WHERE household_id = :household
                        """)
                .param("head", of.head())
                .param("item", item)
                .param("value", value)
                .param("delivery", delivery)
                .param("scope", scope)
                .param("household", of.householdId())
                .update();
    }
}
