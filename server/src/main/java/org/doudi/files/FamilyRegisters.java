package org.doudi.files;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What the registers of dibao and dibao-marginal families say: benefit, authorisation, and by their silence that a family
 * has none of the incomes, costs and refusals that only civil affairs records.
 */
@Component
@Order(3)
final class FamilyRegisters implements FactSource {
    @Override
    public List<String> datasets() {
        return List.of("dibao_family", "dibao_edge_family");
    }

    @Override
    public List<String> items() {
        return List.of(
                "hukou_type",
                "dibao_bracket",
                "assistance_cert_no",
                "covered_members",
                "monthly_benefit",
                "benefit_from",
                "benefit_to",
                "taper_until",
                "income_per_capita_month",
                "consent_no",
                "consent_until",
                "refuses_authorisation",
                "gave_up_property",
                "support_income",
                "exempt_income",
                "work_cost_deduction");
    }

    @Override
    public String touched() {
        return """
                SELECT household.household_id
                FROM registry.household JOIN dataset.dibao_family ON cert_no = register_no
                WHERE delivery_id = :delivery OR superseded_by = :delivery
                UNION
                SELECT household.household_id
                FROM registry.household JOIN dataset.dibao_edge_family ON cert_no = register_no
                WHERE delivery_id = :delivery OR superseded_by = :delivery
                UNION
                SELECT household_id FROM registry.household_change WHERE delivery_id = :delivery
                """;
    }

    @Override
    public String derive() {
        return DERIVED + FAMILY + OF_THE_FAMILY + "UNION ALL" + OF_MEMBERS;
    }

    /** The row in force of each family, or else the newest. */
    private static final String FAMILY = """
            WITH listed AS (
                SELECT household.household_id, 'dibao_family' AS dataset, delivery_id, line, "from" AS begun, "to" AS ended,
                       cert_no, hukou_type, class, covered_members, benefit_month_cents, taper_until,
                       NULL::bigint AS income_pc_cents, authorisation_no, authorised_until
                FROM touched JOIN registry.household USING (household_id) JOIN dataset.dibao_family ON cert_no = register_no
                WHERE superseded_by IS NULL
                UNION ALL
                SELECT household.household_id, 'dibao_edge_family', delivery_id, line, valid_from, valid_to,
                       cert_no, NULL, NULL, NULL, NULL, NULL, income_pc_cents, authorisation_no, authorised_until
                FROM touched JOIN registry.household USING (household_id)
                    JOIN dataset.dibao_edge_family ON cert_no = register_no
                WHERE superseded_by IS NULL),
            family AS MATERIALIZED (
                SELECT DISTINCT ON (household_id) *, dataset = 'dibao_family' AS dibao
                FROM listed
                ORDER BY household_id, (ended IS NULL OR ended >= current_date) DESC, begun DESC, dataset DESC)
            """;

    private static final String OF_THE_FAMILY = """
            SELECT household_id, NULL::uuid, said.item, coalesce(said.value, 'null'), begun, dataset, delivery_id,
                   CASE WHEN said.silent THEN NULL ELSE line END, 'own_clients'
            FROM family CROSS JOIN LATERAL (VALUES
                ('hukou_type', dibao AND hukou_type IS NOT NULL, false, to_jsonb(hukou_type)),
                ('dibao_bracket', dibao, false, to_jsonb(nullif(class, ''))),
                ('assistance_cert_no', true, false, to_jsonb(cert_no)),
                ('covered_members', dibao, false, to_jsonb(covered_members)),
                ('monthly_benefit', dibao, false, to_jsonb(benefit_month_cents)),
                ('benefit_from', dibao, false, to_jsonb(begun)),
                ('benefit_to', dibao, false, to_jsonb(ended)),
                ('taper_until', dibao, false, to_jsonb(taper_until)),
                ('income_per_capita_month', NOT dibao, false, to_jsonb(income_pc_cents)),
                ('consent_no', true, false, to_jsonb(nullif(authorisation_no, ''))),
                ('consent_until', true, false, to_jsonb(authorised_until)),
                ('refuses_authorisation', true, true, to_jsonb(false)),
                ('gave_up_property', true, true, to_jsonb(false))) AS said (item, applies, silent, value)
            WHERE said.applies
            """;

    private static final String OF_MEMBERS = """

            SELECT family.household_id, membership.person_id, said.item, '0'::jsonb, begun, dataset, family.delivery_id,
                   NULL, 'own_clients'
            FROM family
                JOIN registry.membership ON membership.household_id = family.household_id AND membership.ended_at IS NULL
                CROSS JOIN (VALUES ('support_income'), ('exempt_income'), ('work_cost_deduction')) AS said (item)
            """;
}
