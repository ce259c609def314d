-- V0042 — who sees which rows of the registry
DO $$
DECLARE
    area text := '((living_division >= (SELECT access.scope_from()) AND living_division < (SELECT access.scope_until()))'
              || ' OR (hukou_division >= (SELECT access.scope_from()) AND hukou_division < (SELECT access.scope_until())))';
    owned text;
BEGIN
    FOREACH owned IN ARRAY ARRAY['household', 'membership', 'person', 'identity', 'authorisation', 'household_change'] LOOP
        EXECUTE format('ALTER TABLE registry.%I ENABLE ROW LEVEL SECURITY', owned);
        EXECUTE format('ALTER TABLE registry.%I FORCE ROW LEVEL SECURITY', owned);
        EXECUTE format('CREATE POLICY load_keeps_the_registry ON registry.%I TO doudi_load USING (true) WITH CHECK (true)', owned);
        EXECUTE format('CREATE POLICY owner_checks_keys ON registry.%I TO doudi_owner USING (true) WITH CHECK (true)', owned);
    END LOOP;
    FOREACH owned IN ARRAY ARRAY['household', 'membership'] LOOP
        EXECUTE format('CREATE POLICY own_area ON registry.%I FOR SELECT TO doudi_app USING (%s)', owned, area);
    END LOOP;
    FOREACH owned IN ARRAY ARRAY['person', 'identity', 'authorisation'] LOOP
        EXECUTE format('CREATE POLICY member_of_a_visible_household ON registry.%1$I FOR SELECT TO doudi_app USING ('
            || 'EXISTS (SELECT FROM registry.membership WHERE membership.person_id = %1$I.person_id AND ended_at IS NULL))', owned);
    END LOOP;
    FOREACH owned IN ARRAY ARRAY['household', 'membership', 'person', 'authorisation', 'household_change'] LOOP
        EXECUTE format('CREATE POLICY engine_reads ON registry.%I FOR SELECT TO doudi_engine USING (true)', owned);
    END LOOP;
END $$;

GRANT SELECT ON registry.household, registry.membership, registry.person, registry.identity, registry.authorisation TO doudi_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON registry.household, registry.membership, registry.person, registry.identity,
    registry.authorisation TO doudi_load;
GRANT SELECT, INSERT ON registry.household_change TO doudi_load;
GRANT SELECT ON registry.household, registry.membership, registry.person, registry.authorisation,
    registry.household_change TO doudi_engine;
