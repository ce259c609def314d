-- V0082 — who sees which rows of the household file, and only what lawful scope allows today (order 649 art. 58)
DO $$
DECLARE
    area text := '((living_division >= (SELECT access.scope_from()) AND living_division < (SELECT access.scope_until()))'
              || ' OR (hukou_division >= (SELECT access.scope_from()) AND hukou_division < (SELECT access.scope_until())))';
    owned text;
BEGIN
    FOREACH owned IN ARRAY ARRAY['fact', 'payment', 'reveal'] LOOP
        EXECUTE format('ALTER TABLE files.%I ENABLE ROW LEVEL SECURITY', owned);
        EXECUTE format('ALTER TABLE files.%I FORCE ROW LEVEL SECURITY', owned);
        EXECUTE format('CREATE POLICY owner_checks_keys ON files.%I TO doudi_owner USING (true) WITH CHECK (true)', owned);
    END LOOP;
    FOREACH owned IN ARRAY ARRAY['fact', 'payment'] LOOP
        EXECUTE format('CREATE POLICY load_derives ON files.%I TO doudi_load USING (true) WITH CHECK (true)', owned);
    END LOOP;
    EXECUTE 'CREATE POLICY own_area ON files.fact FOR SELECT TO doudi_app USING (' || area
         || ' AND (person_scope <> ''authorised'' OR registry.has_authorisation(person_id)))';
    EXECUTE 'CREATE POLICY own_area ON files.payment FOR SELECT TO doudi_app USING (' || area || ')';
    EXECUTE 'CREATE POLICY own_reveals ON files.reveal FOR SELECT TO doudi_app USING ('
         || 'account_id = (SELECT access.current_account()) AND ' || area || ')';
    EXECUTE 'CREATE POLICY reveals_for_oneself ON files.reveal FOR INSERT TO doudi_app WITH CHECK ('
         || 'account_id = (SELECT access.current_account()) AND ' || area || ')';
END $$;

-- The engine reads whole populations, so it looks the authorisations up once, not once a fact.
CREATE POLICY engine_reads_what_is_allowed_today ON files.fact FOR SELECT TO doudi_engine USING (
    person_scope <> 'authorised'
    OR person_id IN (SELECT authorisation.person_id FROM registry.authorisation
                     WHERE withdrawn_at IS NULL AND current_date BETWEEN valid_from AND valid_until));
CREATE POLICY engine_reads ON files.payment FOR SELECT TO doudi_engine USING (true);

GRANT SELECT ON files.delivery, files.fact, files.payment TO doudi_app, doudi_engine;
GRANT SELECT, INSERT ON files.reveal TO doudi_app;
GRANT SELECT, INSERT, UPDATE ON files.delivery, files.payment TO doudi_load;
GRANT SELECT, INSERT, UPDATE (superseded_at) ON files.fact TO doudi_load;
