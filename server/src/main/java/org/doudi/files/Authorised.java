package org.doudi.files;

/**
 * Of whom a dataset about income and assets says something (order 649 art. 58): members with a valid authorisation, given
 * before a complete delivery of the dataset. What was delivered before the authorisation was not kept, so silence about the
 * person would mean nothing.
 */
final class Authorised {
    private Authorised() {}

    /** A {@code WITH} list of {@code newest} and {@code known (household_id, person_id)}; the dataset's code is ours. */
    static String withKnownIn(String dataset) {
        return """
                WITH newest AS (
                    SELECT delivery_id, as_of, date_trunc('month', as_of)::date AS month
                    FROM files_api.newest_delivery
                    WHERE dataset = '%1$s'),
                known AS MATERIALIZED (
                    SELECT DISTINCT membership.household_id, membership.person_id
                    FROM touched
                        JOIN registry.membership USING (household_id)
                        JOIN registry.authorisation USING (person_id)
                        JOIN files.delivery ON delivery.dataset = '%1$s' AND delivery.is_complete
                            AND delivery.loaded_at >= authorisation.recorded_at
                    WHERE membership.ended_at IS NULL
                      AND authorisation.withdrawn_at IS NULL
                      AND current_date BETWEEN authorisation.valid_from AND authorisation.valid_until)
                """.formatted(dataset);
    }

    /** Selects the families of which the delivery brought or replaced a row about a member. */
    static String touchedIn(String dataset) {
        return """
                SELECT membership.household_id
                FROM dataset.%1$s AS delivered JOIN registry.membership USING (person_id)
                WHERE membership.ended_at IS NULL AND (delivered.delivery_id = :delivery OR delivered.superseded_by = :delivery)
                """.formatted(dataset);
    }
}
