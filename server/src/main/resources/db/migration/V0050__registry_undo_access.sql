-- V0050 — the loading role notes what it changes, by itself
CREATE FUNCTION registry.note_end() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
    NEW.ended_by := registry.running_delivery();
    RETURN NEW;
END $$;
CREATE TRIGGER membership_ends BEFORE UPDATE OF ended_at ON registry.membership
    FOR EACH ROW WHEN (OLD.ended_at IS NULL AND NEW.ended_at IS NOT NULL) EXECUTE FUNCTION registry.note_end();

CREATE FUNCTION registry.note_move() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
    INSERT INTO registry.household_before (delivery_id, household_id, living_division, hukou_division)
    VALUES (registry.running_delivery(), OLD.household_id, OLD.living_division, OLD.hukou_division)
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER household_moves AFTER UPDATE OF living_division, hukou_division ON registry.household
    FOR EACH ROW WHEN (registry.running_delivery() IS NOT NULL) EXECUTE FUNCTION registry.note_move();

CREATE FUNCTION registry.note_authorisation() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
    INSERT INTO registry.authorisation_before (delivery_id, authorisation_no, person_id, valid_until, stated_by, line)
    VALUES (registry.running_delivery(), OLD.authorisation_no, OLD.person_id, OLD.valid_until, OLD.delivery_id, OLD.line)
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER authorisation_changes AFTER UPDATE OF valid_until ON registry.authorisation
    FOR EACH ROW WHEN (registry.running_delivery() IS NOT NULL) EXECUTE FUNCTION registry.note_authorisation();

DO $$
DECLARE
    owned text;
BEGIN
    FOREACH owned IN ARRAY ARRAY['household_before', 'authorisation_before', 'identity_source'] LOOP
        EXECUTE format('ALTER TABLE registry.%I ENABLE ROW LEVEL SECURITY', owned);
        EXECUTE format('ALTER TABLE registry.%I FORCE ROW LEVEL SECURITY', owned);
        EXECUTE format('CREATE POLICY load_takes_back ON registry.%I TO doudi_load USING (true) WITH CHECK (true)', owned);
        EXECUTE format('CREATE POLICY owner_checks_keys ON registry.%I TO doudi_owner USING (true) WITH CHECK (true)', owned);
        EXECUTE format('GRANT SELECT, INSERT, DELETE ON registry.%I TO doudi_load', owned);
    END LOOP;
END $$;
GRANT EXECUTE ON FUNCTION registry.running_delivery() TO doudi_load;

-- A change is told even when the family it was about is gone: whoever follows looks and finds nobody.
ALTER TABLE registry.household_change DROP CONSTRAINT household_change_household_id_fkey;
