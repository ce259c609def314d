-- V0062 — the area sees its leads; pages close them only through these functions and never touch their ground
DO $$
DECLARE
    area text := '((living_division >= (SELECT access.scope_from()) AND living_division < (SELECT access.scope_until()))'
              || ' OR (hukou_division >= (SELECT access.scope_from()) AND hukou_division < (SELECT access.scope_until())))';
    owned text;
BEGIN
    FOREACH owned IN ARRAY ARRAY['lead', 'lead_outcome'] LOOP
        EXECUTE format('ALTER TABLE work.%I ENABLE ROW LEVEL SECURITY', owned);
        EXECUTE format('ALTER TABLE work.%I FORCE ROW LEVEL SECURITY', owned);
        EXECUTE format('CREATE POLICY own_area ON work.%I FOR SELECT TO doudi_app USING (%s)', owned, area);
        EXECUTE format('CREATE POLICY owner_checks_keys_and_closes ON work.%I TO doudi_owner USING (true) WITH CHECK (true)', owned);
    END LOOP;
END $$;
CREATE POLICY engine_proposes ON work.lead TO doudi_engine USING (true) WITH CHECK (true);

CREATE FUNCTION work.lead_to_handle(wanted uuid) RETURNS work.lead LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$
    SELECT held.*
    FROM work.lead AS held, access.live_session() AS session
    WHERE held.lead_id = wanted
      AND session.role IN ('VILLAGE_CLERK', 'TOWN_OFFICER')
      AND ((held.living_division >= access.scope_from() AND held.living_division < access.scope_until())
        OR (held.hukou_division >= access.scope_from() AND held.hukou_division < access.scope_until()))
    FOR UPDATE OF held
$$;
COMMENT ON FUNCTION work.lead_to_handle IS 'the lead, locked, if the session may record what came of it; else a row of nulls';
REVOKE ALL ON FUNCTION work.lead_to_handle(uuid), work.refuse_change() FROM PUBLIC;

GRANT SELECT ON work.lead, work.lead_outcome, work.effective_outcome TO doudi_app;
GRANT SELECT, INSERT ON work.lead TO doudi_engine;
GRANT UPDATE (answer, amount_cents, urgency, due_on, state, closed_on) ON work.lead TO doudi_engine;

CREATE FUNCTION work.recorder(wanted uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
    SELECT account.full_name
    FROM work.lead_outcome JOIN access.account ON account.account_id = lead_outcome.recorded_by
    WHERE lead_outcome.outcome_id = wanted
      AND ((living_division >= access.scope_from() AND living_division < access.scope_until())
        OR (hukou_division >= access.scope_from() AND hukou_division < access.scope_until()))
$$;
COMMENT ON FUNCTION work.recorder IS 'name of the colleague who recorded an outcome of the session''s area';
REVOKE ALL ON FUNCTION work.recorder(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION work.recorder(uuid) TO doudi_app;
