package org.doudi.files;

import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Notes of how many facts of which families a delivery, coming or going, changed. */
@Component
class Effects {
    private final JdbcClient db;

    Effects(@Qualifier("load") JdbcClient db) {
        this.db = db;
    }

    /**
     * Counts what this transaction has changed of the families in {@code changed}. Merging or splitting persons is no
     * delivery and has no note.
     */
    void note(UUID delivery, boolean isUndo) {
        db.sql("""
                        INSERT INTO files.effect (delivery_id, is_undo, household_id, living_division, hukou_division,
                                                  added, changed, ended)
                        SELECT CAST(:delivery AS uuid), :isUndo, household_id, living_division, hukou_division,
                               count(*) FILTER (WHERE kind = 'added'), count(*) FILTER (WHERE kind = 'changed'),
                               count(*) FILTER (WHERE kind = 'ended')
                        FROM files.facts_changed(CAST(:delivery AS uuid), :isUndo,
                                                 ARRAY(SELECT DISTINCT household_id FROM changed))
                            JOIN registry.household USING (household_id)
                        WHERE CAST(:delivery AS uuid) IN (SELECT delivery_id FROM files.delivery)
                        GROUP BY household_id, living_division, hukou_division
                        ON CONFLICT (delivery_id, is_undo, household_id) DO UPDATE
                            SET added = excluded.added, changed = excluded.changed, ended = excluded.ended
                        """).param("delivery", delivery).param("isUndo", isUndo).update();
    }
}
