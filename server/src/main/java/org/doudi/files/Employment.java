package org.doudi.files;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Wages over the months before the delivery's month: the contribution base for each month in which a job was held. A month
 * counts when the job was held on any of its days.
 */
@Component
@Order(5)
final class Employment implements FactSource {
    @Override
    public List<String> datasets() {
        return List.of("employment_registration");
    }

    @Override
    public List<String> items() {
        return List.of("wage_income", "employment_status");
    }

    @Override
    public String touched() {
        return Authorised.touchedIn("employment_registration");
    }

    @Override
    public String derive() {
        return DERIVED + Authorised.withKnownIn("employment_registration") + """
                , job AS (
                    SELECT delivered.person_id, delivered.start, delivered.wage_base_month_cents, delivered.pension_scheme, delivered.delivery_id, delivered.line,
                           delivered."end" IS NULL OR delivered."end" >= newest.as_of AS held,
                           greatest(0, files.month_number(least(coalesce(delivered."end", newest.month - 1), newest.month - 1))
                               - greatest(files.month_number(delivered.start), files.month_number(newest.month) - :months) + 1)
                               AS months
                    FROM known JOIN dataset.employment_registration AS delivered USING (person_id) CROSS JOIN newest
                    WHERE delivered.superseded_by IS NULL),
                total AS (
                    SELECT person_id, sum(wage_base_month_cents * months) AS cents FROM job GROUP BY person_id),
                latest AS (
                    SELECT DISTINCT ON (person_id) * FROM job ORDER BY person_id, held DESC, start DESC, line)
                SELECT known.household_id, known.person_id, 'wage_income', to_jsonb(coalesce(total.cents, 0)), newest.month,
                       'employment_registration', coalesce(latest.delivery_id, newest.delivery_id), latest.line, 'authorised'
                FROM known CROSS JOIN newest LEFT JOIN total USING (person_id) LEFT JOIN latest USING (person_id)
                UNION ALL
                SELECT known.household_id, known.person_id, 'employment_status',
                       to_jsonb(CASE WHEN latest.pension_scheme = '灵活就业' THEN '灵活就业' ELSE '在职' END), latest.start,
                       'employment_registration', latest.delivery_id, latest.line, 'authorised'
                FROM known JOIN latest USING (person_id)
                WHERE latest.held
                """;
    }
}
