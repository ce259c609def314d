-- V0122 — whom people decided a number and name in departments' files to mean
CREATE TABLE registry.person_alias (
    alias      bytea       PRIMARY KEY,
    person_id  uuid        REFERENCES registry.person ON DELETE CASCADE,
    decided_by text        NOT NULL,
    decided_at timestamptz NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT person_alias_is_an_hmac_sm3 CHECK (length(alias) = 32)
);
CREATE INDEX person_alias_person_fk ON registry.person_alias (person_id);
COMMENT ON COLUMN registry.person_alias.alias IS 'HMAC-SM3 of number and name as a department wrote them';
COMMENT ON COLUMN registry.person_alias.person_id IS 'empty where it is nobody of the registry';

CREATE FUNCTION access.links_persons() RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
    SELECT coalesce((SELECT role = 'DATA_OFFICER' FROM access.live_session()), false)
$$;
COMMENT ON FUNCTION access.links_persons IS 'whether the session may say whom a row of a department means';
REVOKE ALL ON FUNCTION access.links_persons() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.links_persons() TO doudi_app;

ALTER TABLE registry.person_alias ENABLE ROW LEVEL SECURITY;
ALTER TABLE registry.person_alias FORCE ROW LEVEL SECURITY;
CREATE POLICY load_links_by_decisions ON registry.person_alias FOR SELECT TO doudi_load USING (true);
CREATE POLICY owner_checks_keys ON registry.person_alias TO doudi_owner USING (true) WITH CHECK (true);
CREATE POLICY linker_decides ON registry.person_alias TO doudi_app
    USING ((SELECT access.links_persons())) WITH CHECK ((SELECT access.links_persons()));
GRANT SELECT ON registry.person_alias TO doudi_load;
GRANT SELECT, INSERT, UPDATE, DELETE ON registry.person_alias TO doudi_app;
