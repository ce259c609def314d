package org.doudi.screening;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.doudi.exchange.DeliverySection.Change;
import org.doudi.shell.Language;
import org.doudi.shell.Texts;
import org.doudi.work.LeadOrigin;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which leads a delivery opened, renewed or withdrew, and the other way round. */
@Component
class LeadChanges implements LeadOrigin {
    private final JdbcClient db;
    private final Texts texts;

    LeadChanges(JdbcClient db, Texts texts) {
        this.db = db;
        this.texts = texts;
    }

    /** How many leads by event, in the scope of the transaction or, for who tends deliveries, anywhere. */
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    Map<String, Long> counts(Change change, boolean anywhere) {
        var counts = new LinkedHashMap<String, Long>();
        db.sql(anywhere ? "SELECT event, leads FROM work.lead_causes_anywhere(:delivery, :undo)" : """
                        SELECT event, count(DISTINCT lead_id) AS leads FROM work_api.lead_cause
                        WHERE delivery_id = :delivery AND is_undo = :undo
                        GROUP BY event
                        """)
                .param("delivery", change.delivery())
                .param("undo", change.isUndo())
                .query(row -> {
                    counts.put(row.getString("event"), row.getLong("leads"));
                });
        return counts;
    }

    @Override
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    public List<Delivery> of(UUID lead, Language language) {
        return db.sql("""
                        SELECT delivery_id, number, dataset, as_of, bool_or(is_undo) AS is_undo
                        FROM work_api.lead_cause JOIN exchange_api.delivery USING (delivery_id)
                        WHERE lead_id = :lead AND event <> 'withdrawn'
                        GROUP BY delivery_id, number, dataset, as_of
                        ORDER BY number
                        """)
                .param("lead", lead)
                .query((row, number) -> new Delivery(
                        texts.text(
                                language,
                                row.getBoolean("is_undo") ? "screening.origin.undone" : "screening.origin",
                                row.getString("number"),
                                row.getString("as_of")),
                        "/deliveries/" + row.getString("delivery_id")))
                .list();
    }
}
