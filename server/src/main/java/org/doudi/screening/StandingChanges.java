package org.doudi.screening;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.doudi.exchange.DeliverySection.Change;
import org.doudi.kernel.DivisionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads whose standing a delivery changed, as far as the scope of the transaction lets it. */
@Component
class StandingChanges {
    private final JdbcClient db;

    StandingChanges(JdbcClient db) {
        this.db = db;
    }

    /** So many families went from one standing to another; from none where they were judged for the first time. */
    record Move(Optional<String> before, String after, long families) {}

    /**
     * A family whose standing with a programme changed.
     *
     * @param person name of the member it is about, empty for the household
     */
    record Row(
            long id,
            UUID household,
            String registerNo,
            String head,
            DivisionCode living,
            String programme,
            String person,
            Optional<String> before,
            String after) {}

    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    List<Move> ofArea(Change change) {
        return moves(change, """
                SELECT before, after, count(*) AS families FROM screening.standing_change
                WHERE delivery_id = :delivery AND is_undo = :undo
                GROUP BY before, after ORDER BY before NULLS FIRST, after
                """);
    }

    /** Of the whole city, for who tends deliveries; nothing for anybody else. */
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    List<Move> anywhere(Change change) {
        return moves(
                change,
                "SELECT * FROM screening.standings_anywhere(:delivery, :undo) ORDER BY before NULLS FIRST, after");
    }

    private List<Move> moves(Change change, String sql) {
        return db.sql(sql)
                .param("delivery", change.delivery())
                .param("undo", change.isUndo())
                .query((row, number) -> new Move(
                        Optional.ofNullable(row.getString("before")), row.getString("after"), row.getLong("families")))
                .list();
    }

    /** Families that came to a standing, of all standings where it is empty, behind a row. */
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    List<Row> rows(Change change, String after, long behind, int limit) {
        return db.sql("""
                        SELECT standing_change_id, change.household_id, register_no, coalesce(head_name, '') AS head_name,
                               change.living_division, programme, before, after,
                               coalesce((SELECT full_name FROM registry_api.member
                                         WHERE member.household_id = change.household_id
                                           AND member.person_id = change.person_id), '') AS person
                        FROM screening.standing_change AS change JOIN registry_api.household_card USING (household_id)
                        WHERE delivery_id = :delivery AND is_undo = :undo
                          AND (:after = '' OR after = :after)
                          AND standing_change_id > :behind
                        ORDER BY standing_change_id LIMIT :limit
                        """)
                .param("delivery", change.delivery())
                .param("undo", change.isUndo())
                .param("after", after)
                .param("behind", behind)
                .param("limit", limit)
                .query((row, number) -> new Row(
                        row.getLong("standing_change_id"),
                        row.getObject("household_id", UUID.class),
                        row.getString("register_no"),
                        row.getString("head_name"),
                        new DivisionCode(row.getString("living_division")),
                        row.getString("programme"),
                        row.getString("person"),
                        Optional.ofNullable(row.getString("before")),
                        row.getString("after")))
                .list();
    }
}
