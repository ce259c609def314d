package org.doudi.files;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Pensions as transfer income over the months before the delivery's month. The state's basic part of a residents' pension
 * (城乡居民基础养老金) is not counted.
 */
@Component
@Order(4)
final class Pensions implements FactSource {
    @Override
    public List<String> datasets() {
        return List.of("pension_payment");
    }

    @Override
    public List<String> items() {
        return List.of("transfer_income", "pension_monthly");
    }

    @Override
    public String touched() {
        return Authorised.touchedIn("pension_payment");
    }

    @Override
    public String derive() {
        return DERIVED + Authorised.withKnownIn("pension_payment") + """
                , paid AS (
                    SELECT delivered.person_id, delivered.month, delivered.amount_cents, delivered.delivery_id, delivered.line,
                           delivered.amount_cents - CASE WHEN delivered.type = '城乡居民' THEN coalesce(delivered.basic_part_cents, 0) ELSE 0 END
                               AS counted_cents,
                           delivered.month < newest.month AS in_period
                    FROM known JOIN dataset.pension_payment AS delivered USING (person_id) CROSS JOIN newest
                    WHERE delivered.superseded_by IS NULL
                      AND delivered.month >= newest.month - make_interval(months => :months)
                      AND delivered.month <= newest.month),
                total AS (
                    SELECT person_id, sum(counted_cents) AS cents, max(month) AS last_month
                    FROM paid WHERE in_period GROUP BY person_id),
                latest AS (
                    SELECT DISTINCT ON (person_id) * FROM paid ORDER BY person_id, month DESC)
                SELECT known.household_id, known.person_id, 'transfer_income', to_jsonb(coalesce(total.cents, 0)), newest.month,
                       'pension_payment', coalesce(last.delivery_id, newest.delivery_id), last.line, 'authorised'
                FROM known CROSS JOIN newest
                    LEFT JOIN total USING (person_id)
                    LEFT JOIN paid AS last ON last.person_id = known.person_id AND last.month = total.last_month
                UNION ALL
                SELECT known.household_id, known.person_id, 'pension_monthly', to_jsonb(coalesce(latest.amount_cents, 0)),
                       coalesce(latest.month, newest.month), 'pension_payment',
                       coalesce(latest.delivery_id, newest.delivery_id), latest.line, 'authorised'
                FROM known CROSS JOIN newest LEFT JOIN latest USING (person_id)
                """;
    }
}
