package org.doudi.audit;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes the audit record. A change is recorded in its own transaction; a look before it is shown: when the record cannot
 * be written, neither happens.
 */
@Component
public class Audit {
    private final JdbcClient app;

    Audit(JdbcClient app) {
        this.app = app;
    }

    /**
     * Records what a person does, in the running transaction of the pages' role.
     *
     * @param actor account id
     * @param action the named action, such as {@code household-file.read}
     * @param objectKind what was looked at or changed, such as {@code household}
     * @param objectId its id, never a name or a number of a person
     */
    public void record(String actor, String action, String objectKind, String objectId) {
        record(app, actor, action, objectKind, objectId, "");
    }

    /** As above, with the reason the person gave. */
    public void record(String actor, String action, String objectKind, String objectId, String reason) {
        record(app, actor, action, objectKind, objectId, reason);
    }

    /** Records what the platform itself does, over the client whose transaction does it. */
    public void recordSystem(JdbcClient db, String system, String action, String objectKind, String objectId) {
        record(db, "system:" + system, action, objectKind, objectId, "");
    }

    private static void record(
            JdbcClient db, String actor, String action, String objectKind, String objectId, String reason) {
        db.sql("""
                        INSERT INTO audit.entry (actor, action, object_kind, object_id, reason)
                        VALUES (:actor, :action, :objectKind, :objectId, :reason)
                        """)
                .param("actor", actor)
                .param("action", action)
                .param("objectKind", objectKind)
                .param("objectId", objectId)
                .param("reason", reason)
                .update();
    }
}
