package org.doudi.files;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The disability certificate of a member, as the disabled persons' federation keeps it. A cancelled or frozen certificate
 * entitles to nothing, so its holder has none.
 */
@Component
@Order(6)
final class DisabilityCards implements FactSource {
    @Override
    public List<String> datasets() {
        return List.of("disability_cert");
    }

    @Override
    public List<String> items() {
        return List.of("disability_type", "disability_grade", "disability_first_on", "disability_cert_until");
    }

    @Override
    public String touched() {
        return Authorised.touchedIn("disability_cert");
    }

    @Override
    public String derive() {
        return DERIVED + """
                WITH newest AS (
                    SELECT delivery_id, as_of FROM files_api.newest_delivery WHERE dataset = 'disability_cert'),
                member AS MATERIALIZED (
                    SELECT membership.household_id, membership.person_id
                    FROM touched JOIN registry.membership USING (household_id)
                    WHERE membership.ended_at IS NULL),
                card AS (
                    SELECT DISTINCT ON (delivered.person_id) delivered.*, delivered.change IN ('注销', '冻结') AS is_void
                    FROM member JOIN dataset.disability_cert AS delivered USING (person_id)
                    WHERE delivered.superseded_by IS NULL
                    ORDER BY delivered.person_id, delivered.issued_on DESC NULLS LAST, delivered.line DESC)
                SELECT member.household_id, member.person_id, said.item,
                       CASE WHEN card.is_void THEN 'null' ELSE coalesce(said.value, 'null') END,
                       coalesce(card.issued_on, newest.as_of), 'disability_cert',
                       coalesce(card.delivery_id, newest.delivery_id), card.line, 'event_all'
                FROM member CROSS JOIN newest
                    LEFT JOIN card USING (person_id)
                    CROSS JOIN LATERAL (VALUES
                        ('disability_type', to_jsonb(card.type)),
                        ('disability_grade', to_jsonb(card.grade)),
                        ('disability_first_on', to_jsonb(card.first_on)),
                        ('disability_cert_until', to_jsonb(card.until))) AS said (item, value)
                """;
    }
}
