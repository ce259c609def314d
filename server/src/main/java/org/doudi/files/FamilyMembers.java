package org.doudi.files;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Who belongs to the family, as the registers of civil affairs list it. Whoever is listed lives with the family and is
 * counted, unless another source says otherwise (民发〔2021〕57号).
 */
@Component
@Order(1)
final class FamilyMembers implements FactSource {
    @Override
    public List<String> datasets() {
        return List.of("hardship_person", "dibao_family", "dibao_edge_family", "rigid_family", "tekun_person");
    }

    @Override
    public List<String> items() {
        return List.of(
                "full_name",
                "birth_date",
                "sex",
                "relation_to_head",
                "is_coresident",
                "exclusion_reason",
                "vital_status");
    }

    @Override
    public String touched() {
        return "SELECT household_id FROM registry.household_change WHERE delivery_id = :delivery";
    }

    @Override
    public String derive() {
        return DERIVED + """
                SELECT membership.household_id, membership.person_id, said.item, coalesce(said.value, 'null'),
                       membership.since::date, delivery.dataset, membership.delivery_id, membership.line, 'own_clients'
                FROM touched
                    JOIN registry.membership USING (household_id)
                    JOIN registry.person USING (person_id)
                    JOIN files.delivery USING (delivery_id)
                    CROSS JOIN LATERAL (VALUES
                        ('full_name', to_jsonb(person.full_name)),
                        ('birth_date', to_jsonb(person.birth_date)),
                        ('sex', to_jsonb(person.sex)),
                        ('relation_to_head', to_jsonb(membership.relation_to_head)),
                        ('is_coresident', to_jsonb(true)),
                        ('exclusion_reason', NULL),
                        ('vital_status', to_jsonb('在世'::text))) AS said (item, value)
                WHERE membership.ended_at IS NULL
                """;
    }
}
