-- V0087 — who finds whom
DO $$
DECLARE
    area text := '((living_division >= (SELECT access.scope_from()) AND living_division < (SELECT access.scope_until()))'
              || ' OR (hukou_division >= (SELECT access.scope_from()) AND hukou_division < (SELECT access.scope_until())))';
    owned text;
BEGIN
    FOREACH owned IN ARRAY ARRAY['family', 'token', 'tail_search'] LOOP
        EXECUTE format('ALTER TABLE search.%I ENABLE ROW LEVEL SECURITY', owned);
        EXECUTE format('ALTER TABLE search.%I FORCE ROW LEVEL SECURITY', owned);
        EXECUTE format('CREATE POLICY load_keeps_the_index ON search.%I TO doudi_load USING (true) WITH CHECK (true)', owned);
        EXECUTE format('CREATE POLICY owner_checks_keys ON search.%I TO doudi_owner USING (true) WITH CHECK (true)', owned);
    END LOOP;
    EXECUTE 'CREATE POLICY own_area ON search.token FOR SELECT TO doudi_app USING (' || area || ')';
END $$;
CREATE POLICY own_searches ON search.tail_search FOR SELECT TO doudi_app USING (account_id = (SELECT access.current_account()));
CREATE POLICY searches_of_oneself ON search.tail_search FOR INSERT TO doudi_app
    WITH CHECK (account_id = (SELECT access.current_account()));

GRANT SELECT ON search.token TO doudi_app;
GRANT SELECT, INSERT ON search.tail_search TO doudi_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON search.family TO doudi_load;
GRANT SELECT, INSERT, DELETE ON search.token TO doudi_load;
GRANT SELECT, DELETE ON search.tail_search TO doudi_load;

-- Telephone numbers live in the vault as soon as a source brings them; their tails are found then.
ALTER TABLE registry.identity
    DROP CONSTRAINT identity_kind_is_known,
    ADD CONSTRAINT identity_kind_is_known CHECK (kind IN ('id_no', 'disability_cert_no', 'bank_card', 'phone'));
CREATE FUNCTION registry.note_phone() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
    INSERT INTO registry.household_change (household_id, cause)
    SELECT household_id, 'members' FROM registry.membership
    WHERE membership.person_id = coalesce(NEW.person_id, OLD.person_id) AND ended_at IS NULL;
    RETURN NULL;
END $$;
CREATE TRIGGER identity_phone_is_kept AFTER INSERT ON registry.identity
    FOR EACH ROW WHEN (NEW.kind = 'phone') EXECUTE FUNCTION registry.note_phone();
CREATE TRIGGER identity_phone_goes AFTER DELETE ON registry.identity
    FOR EACH ROW WHEN (OLD.kind = 'phone') EXECUTE FUNCTION registry.note_phone();
