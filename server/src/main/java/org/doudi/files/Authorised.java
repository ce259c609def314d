package org.doudi.files;

/**
 * Of whom a dataset about income and assets says something (order 649 art. 58): members with a valid authorisation who had
 * one, too, whenever a file that counts was last read, which are the last complete delivery and all after it. What was
 * read without an authorisation was not kept, so silence about the person would mean nothing.
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
                complete AS (
                    SELECT as_of, loaded_at FROM files.heard
                    WHERE dataset = '%1$s' AND is_complete
                    ORDER BY as_of DESC, loaded_at DESC
                    LIMIT 1),
                counting AS MATERIALIZED (
                    SELECT DISTINCT last_heard_at
                    FROM files.heard, complete
                    WHERE dataset = '%1$s' AND (heard.as_of, heard.loaded_at) >= (complete.as_of, complete.loaded_at)),
                known AS MATERIALIZED (
                    SELECT DISTINCT membership.household_id, membership.person_id
                    FROM touched
                        JOIN registry.membership USING (household_id)
                        JOIN registry.authorisation USING (person_id)
                        CROSS JOIN complete
                    WHERE membership.ended_at IS NULL
                      AND authorisation.withdrawn_at IS NULL
                      AND current_date BETWEEN authorisation.valid_from AND authorisation.valid_until
                      AND NOT EXISTS (
                          SELECT FROM counting
                          WHERE NOT EXISTS (
                              SELECT FROM registry.authorisation AS stood
                              WHERE stood.person_id = membership.person_id
                                AND stood.recorded_at <= counting.last_heard_at
                                AND (stood.withdrawn_at IS NULL OR stood.withdrawn_at > counting.last_heard_at)
                                AND counting.last_heard_at::date BETWEEN stood.valid_from AND stood.valid_until)))
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
