-- V0048 — what later modules may read of the registry; each reader sees the rows its own role may see
CREATE SCHEMA registry_api;
GRANT USAGE ON SCHEMA registry_api TO doudi_app, doudi_load, doudi_engine;

CREATE VIEW registry_api.household WITH (security_invoker = true) AS
    SELECT household_id, register_no, living_division, hukou_division FROM registry.household;
GRANT SELECT ON registry_api.household TO doudi_app, doudi_load, doudi_engine;

CREATE VIEW registry_api.household_card WITH (security_invoker = true) AS
    SELECT household.household_id, household.register_no, household.living_division, household.hukou_division,
           head.person_id AS head_person_id, person.full_name AS head_name, size.members
    FROM registry.household
        LEFT JOIN LATERAL (
            SELECT membership.person_id
            FROM registry.membership
            WHERE membership.household_id = household.household_id AND membership.ended_at IS NULL
            ORDER BY (membership.relation_to_head = '本人或户主') DESC, membership.since, membership.membership_id
            LIMIT 1) AS head ON true
        LEFT JOIN registry.person ON person.person_id = head.person_id
        CROSS JOIN LATERAL (
            SELECT count(*)::integer AS members
            FROM registry.membership
            WHERE membership.household_id = household.household_id AND membership.ended_at IS NULL) AS size;
COMMENT ON VIEW registry_api.household_card IS 'one line about a household: its head, or whoever was registered first, and how many live there';
GRANT SELECT ON registry_api.household_card TO doudi_app, doudi_load, doudi_engine;

CREATE VIEW registry_api.member WITH (security_invoker = true) AS
    SELECT membership.household_id, membership.person_id, membership.relation_to_head, person.full_name, person.sex,
           person.birth_date
    FROM registry.membership JOIN registry.person USING (person_id)
    WHERE membership.ended_at IS NULL;
COMMENT ON VIEW registry_api.member IS 'who lives in which household today';
GRANT SELECT ON registry_api.member TO doudi_app, doudi_load, doudi_engine;

CREATE VIEW registry_api.household_change WITH (security_invoker = true) AS
    SELECT seq, transaction_id, household_id, cause, delivery_id FROM registry.household_change;
GRANT SELECT ON registry_api.household_change TO doudi_load, doudi_engine;
