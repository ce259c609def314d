package org.doudi.files;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What the register of persons in difficulty (特殊困难对象总库) says: place and class of the family, identity of a member. */
@Component
@Order(2)
final class HardshipRegister implements FactSource {
    @Override
    public List<String> datasets() {
        return List.of("hardship_person");
    }

    @Override
    public List<String> items() {
        return List.of(
                "living_address",
                "living_division_code",
                "household_class",
                "hukou_division_code",
                "assistance_category");
    }

    /** Also families with a member whose last day in the register has passed since facts were last derived. */
    @Override
    public String touched() {
        return """
                SELECT household.household_id
                FROM dataset.hardship_person AS listed JOIN registry.household ON register_no = household_cert_no
                WHERE listed.delivery_id = :delivery
                   OR listed.superseded_by = :delivery
                   OR listed."to" >= (SELECT max(as_of) FROM files.delivery
                                      WHERE dataset = 'hardship_person' AND derived_at IS NOT NULL)
                """;
    }

    @Override
    public String derive() {
        return DERIVED + """
                WITH listed AS MATERIALIZED (
                    SELECT household.household_id, delivered.person_id, delivered.category, delivered.relation_to_head, delivered.living_address,
                           delivered.living_division, delivered.hukou_division, delivered."from", delivered.delivery_id, delivered.line,
                           delivered."to" IS NULL OR delivered."to" >= newest.as_of AS in_force
                    FROM touched
                        JOIN registry.household USING (household_id)
                        JOIN dataset.hardship_person AS delivered ON delivered.household_cert_no = household.register_no
                        JOIN files_api.newest_delivery AS newest ON newest.dataset = 'hardship_person'
                    WHERE delivered.superseded_by IS NULL),
                place AS (
                    SELECT DISTINCT ON (household_id) *
                    FROM listed
                    ORDER BY household_id, in_force DESC, (relation_to_head = '本人或户主') DESC, line),
                class AS (
                    SELECT DISTINCT ON (household_id) *,
                           CASE WHEN NOT in_force THEN '其他'
                                WHEN category IN ('低保', '单人户低保') THEN '低保'
                                WHEN category IN ('特困', '低保边缘', '刚性支出') THEN category
                                ELSE '其他' END AS name
                    FROM listed
                    ORDER BY household_id, in_force DESC, coalesce(array_position(
                        ARRAY['低保', '单人户低保', '特困', '低保边缘', '刚性支出'], category), 9), line)
                SELECT place.household_id, NULL::uuid, said.item, said.value, place."from", 'hardship_person',
                       place.delivery_id, place.line, 'own_clients'
                FROM place CROSS JOIN LATERAL (VALUES
                    ('living_address', to_jsonb(place.living_address)),
                    ('living_division_code', to_jsonb(place.living_division))) AS said (item, value)
                WHERE said.value IS NOT NULL
                UNION ALL
                SELECT household_id, NULL, 'household_class', to_jsonb(name), "from", 'hardship_person', delivery_id, line,
                       'own_clients'
                FROM class
                UNION ALL
                SELECT listed.household_id, listed.person_id, said.item, said.value, listed."from", 'hardship_person',
                       listed.delivery_id, listed.line, 'own_clients'
                FROM listed
                    JOIN registry.membership ON membership.person_id = listed.person_id
                        AND membership.household_id = listed.household_id AND membership.ended_at IS NULL
                    CROSS JOIN LATERAL (VALUES
                        ('hukou_division_code', to_jsonb(listed.hukou_division)),
                        ('assistance_category', CASE WHEN in_force THEN to_jsonb(listed.category) ELSE 'null' END))
                        AS said (item, value)
                WHERE said.value IS NOT NULL
                """;
    }
}
