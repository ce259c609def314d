-- V0101 — what was known when a lead was proposed, value by value, so that a later look shows what was known then
CREATE TABLE screening.ground (
    lead_id         uuid        PRIMARY KEY,
    living_division text        NOT NULL,
    hukou_division  text        NOT NULL,
    policy_version  text        NOT NULL,
    content         jsonb       NOT NULL,
    noted_at        timestamptz NOT NULL,

    CONSTRAINT ground_of_a_lead FOREIGN KEY (lead_id, living_division, hukou_division)
        REFERENCES work.lead (lead_id, living_division, hukou_division) ON UPDATE CASCADE
);
CREATE INDEX ground_lead_fk ON screening.ground (lead_id, living_division, hukou_division);
COMMENT ON COLUMN screening.ground.content IS 'conditions with value, limit, outcome, facts with delivery and line, articles, parameters; shown only through the sensitivity of the items';

DO $$
DECLARE
    area text := '((living_division >= (SELECT access.scope_from()) AND living_division < (SELECT access.scope_until()))'
              || ' OR (hukou_division >= (SELECT access.scope_from()) AND hukou_division < (SELECT access.scope_until())))';
    owned text;
BEGIN
    FOREACH owned IN ARRAY ARRAY['result', 'ground'] LOOP
        EXECUTE format('ALTER TABLE screening.%I ENABLE ROW LEVEL SECURITY', owned);
        EXECUTE format('ALTER TABLE screening.%I FORCE ROW LEVEL SECURITY', owned);
        EXECUTE format('CREATE POLICY own_area ON screening.%I FOR SELECT TO doudi_app USING (%s)', owned, area);
        EXECUTE format('CREATE POLICY owner_checks_keys ON screening.%I TO doudi_owner USING (true) WITH CHECK (true)', owned);
        EXECUTE format('CREATE POLICY engine_writes ON screening.%I TO doudi_engine USING (true) WITH CHECK (true)', owned);
    END LOOP;
END $$;

GRANT SELECT ON screening.result, screening.ground TO doudi_app;
GRANT SELECT, INSERT, UPDATE ON screening.result, screening.ground TO doudi_engine;
GRANT SELECT, INSERT, UPDATE ON screening.round TO doudi_load;
