package org.doudi.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.doudi.crypto.Sm3;

/** An entry as it is sealed: every field with its length, so that no two entries read the same. */
record SealedEntry(
        UUID id, Instant recordedAt, String actor, String action, String objectKind, String objectId, String reason) {
    static final String COLUMNS = "entry_id, recorded_at, actor, action, object_kind, object_id, reason";

    static SealedEntry read(ResultSet row, int number) throws SQLException {
        return new SealedEntry(
                row.getObject("entry_id", UUID.class),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("action"),
                row.getString("object_kind"),
                row.getString("object_id"),
                row.getString("reason"));
    }

    /** SM3(hash before || entry). */
    byte[] hashAfter(byte[] before) {
        var digest = new Sm3().update(before);
        digest.update(ByteBuffer.allocate(24)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, recordedAt))
                .array());
        for (var field : new String[] {actor, action, objectKind, objectId, reason}) {
            var bytes = field.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array()).update(bytes);
        }
        return digest.finish();
    }
}
