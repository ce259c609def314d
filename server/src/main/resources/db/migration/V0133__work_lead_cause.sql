-- V0133 — which deliveries made a lead be proposed, its ground change, or be withdrawn
CREATE TABLE work.lead_cause (
    lead_id         uuid        NOT NULL,
    living_division text        NOT NULL,
    hukou_division  text        NOT NULL,
    event           text        NOT NULL,
    delivery_id     uuid        NOT NULL,
    is_undo         boolean     NOT NULL,
    noted_at        timestamptz NOT NULL DEFAULT clock_timestamp(),

    PRIMARY KEY (lead_id, event, delivery_id, is_undo, noted_at),
    CONSTRAINT lead_cause_of_a_lead FOREIGN KEY (lead_id, living_division, hukou_division)
        REFERENCES work.lead (lead_id, living_division, hukou_division) ON UPDATE CASCADE ON DELETE CASCADE,
    CONSTRAINT lead_cause_event_is_known CHECK (event IN ('opened', 'renewed', 'withdrawn'))
);
CREATE INDEX lead_cause_lead_fk ON work.lead_cause (lead_id, living_division, hukou_division);
CREATE INDEX lead_cause_delivery ON work.lead_cause (delivery_id, event);
COMMENT ON TABLE work.lead_cause IS
    'every delivery whose changes were judged together when it happened; a new day or a new policy is no delivery and has no row';

CREATE FUNCTION work.lead_causes_anywhere(wanted uuid, undoing boolean)
    RETURNS TABLE (event text, leads bigint) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
    SELECT event, count(DISTINCT lead_id)
    FROM work.lead_cause
    WHERE delivery_id = wanted AND is_undo = undoing AND access.tends_deliveries()
    GROUP BY event
$$;
COMMENT ON FUNCTION work.lead_causes_anywhere IS 'how many leads in the whole city, for who tends deliveries';
REVOKE ALL ON FUNCTION work.lead_causes_anywhere(uuid, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION work.lead_causes_anywhere(uuid, boolean) TO doudi_app;

DO $$
DECLARE
    area text := '((living_division >= (SELECT access.scope_from()) AND living_division < (SELECT access.scope_until()))'
              || ' OR (hukou_division >= (SELECT access.scope_from()) AND hukou_division < (SELECT access.scope_until())))';
BEGIN
    ALTER TABLE work.lead_cause ENABLE ROW LEVEL SECURITY;
    ALTER TABLE work.lead_cause FORCE ROW LEVEL SECURITY;
    EXECUTE 'CREATE POLICY own_area ON work.lead_cause FOR SELECT TO doudi_app USING (' || area || ')';
    CREATE POLICY engine_notes ON work.lead_cause TO doudi_engine USING (true) WITH CHECK (true);
    CREATE POLICY owner_checks_keys ON work.lead_cause TO doudi_owner USING (true) WITH CHECK (true);
END $$;
GRANT SELECT ON work.lead_cause TO doudi_app;
CREATE VIEW work_api.lead_cause WITH (security_invoker = true) AS
    SELECT lead_id, event, delivery_id, is_undo, noted_at FROM work.lead_cause;
GRANT USAGE ON SCHEMA work_api TO doudi_app;
GRANT SELECT ON work_api.lead_cause TO doudi_app;
GRANT SELECT, INSERT ON work.lead_cause TO doudi_engine;
