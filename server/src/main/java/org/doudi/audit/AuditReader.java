package org.doudi.audit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the audit record for those who oversee it. */
@Component
public class AuditReader {
    /**
     * An entry as it stands.
     *
     * @param position its place in the sealed chain, 0 before it is sealed
     */
    public record Entry(
            UUID id,
            Instant at,
            String actor,
            String action,
            String objectKind,
            String objectId,
            String reason,
            long position) {}

    private final JdbcClient db;

    AuditReader(@Qualifier("audit") JdbcClient db) {
        this.db = db;
    }

    /**
     * Entries before another, newest first.
     *
     * @param actor account id, {@code system:<name>}, or empty for all
     * @param action named action, or empty for all
     * @param objectId id of an object, or empty for all
     * @param before entry of the page before, or the largest id
     * @param limit at most so many
     */
    @Transactional(value = "audit", readOnly = true)
    public List<Entry> newest(String actor, String action, String objectId, UUID before, int limit) {
        return db.sql("""
                        SELECT entry.entry_id, recorded_at, actor, action, object_kind, object_id, reason,
                               coalesce(position, 0) AS position
                        FROM audit.entry LEFT JOIN audit.seal ON seal.entry_id = entry.entry_id
                        WHERE entry.entry_id < :before
                          AND (:actor = '' OR actor = :actor)
                          AND (:action = '' OR action = :action)
                          AND (:objectId = '' OR object_id = :objectId)
                        ORDER BY entry.entry_id DESC
                        LIMIT :limit
                        """)
                .param("before", before)
                .param("actor", actor)
                .param("action", action)
                .param("objectId", objectId)
                .param("limit", limit)
                .query((row, _) -> new Entry(
                        row.getObject("entry_id", UUID.class),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                        row.getString("actor"),
                        row.getString("action"),
                        row.getString("object_kind"),
                        row.getString("object_id"),
                        row.getString("reason"),
                        row.getLong("position")))
                .list();
    }
}
