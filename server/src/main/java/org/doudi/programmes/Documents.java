package org.doudi.programmes;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.doudi.access.Actor;
import org.doudi.shell.BadRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Scans of the documents that values rest on: what the city announced, no person's papers. */
@Component
public class Documents {
    /** The most bytes of a document. */
    public static final int LARGEST = 8 * 1024 * 1024;

    private static final Map<String, byte[]> BEGINNINGS = Map.of(
            "application/pdf", "%PDF-".getBytes(StandardCharsets.US_ASCII),
            "image/png", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'},
            "image/jpeg", new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff});
    private static final int LONGEST_NAME = 120;

    private final JdbcClient db;
    private final Clock clock;

    Documents(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** A document as it is sent to a browser. */
    record Document(String name, String mediaType, byte[] content) {}

    /**
     * Keeps a document; what it is its first bytes say, not its name.
     *
     * @throws BadRequest if it is too large, or neither PDF, PNG nor JPEG
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID keep(String name, byte[] content, Actor by) {
        if (content.length > LARGEST) {
            throw new BadRequest("programmes.document.tooLarge");
        }
        return db.sql("""
                        INSERT INTO programmes.document (name, media_type, content, added_by, added_at)
                        VALUES (:name, :type, :content, :by, :at) RETURNING document_id
                        """)
                .param("name", shortened(name))
                .param("type", mediaType(content))
                .param("content", content)
                .param("by", by.accountId())
                .param("at", OffsetDateTime.now(clock))
                .query(UUID.class)
                .single();
    }

    private static String mediaType(byte[] content) {
        return BEGINNINGS.entrySet().stream()
                .filter(known -> content.length > known.getValue().length
                        && Arrays.equals(known.getValue(), Arrays.copyOf(content, known.getValue().length)))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new BadRequest("programmes.document.notAScan"));
    }

    private static String shortened(String name) {
        return name.length() > LONGEST_NAME ? name.substring(name.length() - LONGEST_NAME) : name;
    }

    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    Optional<Document> find(UUID id) {
        return db.sql("SELECT name, media_type, content FROM programmes.document WHERE document_id = :id")
                .param("id", id)
                .query((row, _) ->
                        new Document(row.getString("name"), row.getString("media_type"), row.getBytes("content")))
                .optional();
    }
}
