package org.doudi.policydesk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.doudi.programmes.BookChange;
import org.doudi.programmes.BookChange.ReplacedRules;
import org.doudi.programmes.BookChange.StatedValue;
import org.doudi.programmes.Publication.Step;
import org.doudi.programmes.StatedRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads drafts. */
@Component
class DraftRows {
    private final JdbcClient db;

    DraftRows(JdbcClient db) {
        this.db = db;
    }

    /** All drafts without what they change, those that wait for somebody first, then the newest first. */
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    List<PolicyDraft> all() {
        return db.sql("""
                        SELECT * FROM policydesk.draft
                        ORDER BY state <> 'submitted', state NOT IN ('draft', 'returned'), draft_id DESC
                        """).query((row, _) -> draft(row, List.of(), List.of())).list();
    }

    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    Optional<PolicyDraft> find(UUID id) {
        return db.sql("SELECT * FROM policydesk.draft WHERE draft_id = :id")
                .param("id", id)
                .query((row, _) -> draft(row, values(id), rules(id)))
                .optional();
    }

    /** The draft, which nobody else changes until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<PolicyDraft> lock(UUID id) {
        return db.sql("SELECT draft_id FROM policydesk.draft WHERE draft_id = :id FOR UPDATE")
                .param("id", id)
                .query(UUID.class)
                .optional()
                .flatMap(this::find);
    }

    private static PolicyDraft draft(ResultSet row, List<StatedValue> values, List<ReplacedRules> rules)
            throws SQLException {
        return new PolicyDraft(
                row.getObject("draft_id", UUID.class),
                row.getString("title"),
                row.getString("instrument"),
                Optional.ofNullable(row.getObject("document_id", UUID.class)),
                PolicyDraft.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                new Step(
                        row.getObject("opened_by", UUID.class),
                        row.getString("opened_name"),
                        row.getObject("opened_at", OffsetDateTime.class)),
                step(row, "submitted"),
                step(row, "decided"),
                row.getString("reason"),
                Optional.ofNullable(row.getObject("publication_id", UUID.class)),
                new BookChange(values, rules, Optional.ofNullable(row.getObject("takes_back", UUID.class))));
    }

    private static Optional<Step> step(ResultSet row, String prefix) throws SQLException {
        var account = row.getObject(prefix + "_by", UUID.class);
        return account == null
                ? Optional.empty()
                : Optional.of(new Step(
                        account, row.getString(prefix + "_name"), row.getObject(prefix + "_at", OffsetDateTime.class)));
    }

    private List<StatedValue> values(UUID draft) {
        return db.sql("""
                        SELECT * FROM policydesk.draft_value WHERE draft_id = :draft ORDER BY parameter, division, key, from_month
                        """)
                .param("draft", draft)
                .query((row, _) -> StatedRows.value(row))
                .list();
    }

    private List<ReplacedRules> rules(UUID draft) {
        return db.sql("SELECT * FROM policydesk.draft_policy WHERE draft_id = :draft ORDER BY programme")
                .param("draft", draft)
                .query((row, _) -> StatedRows.rules(row))
                .list();
    }
}
