-- V0129 — what is to move, what moved and how it was, and who may be one human
CREATE TABLE exchange.correction_pick (
    correction_id uuid   NOT NULL REFERENCES exchange.correction,
    dataset       text   NOT NULL,
    row_id        bigint NOT NULL,

    PRIMARY KEY (correction_id, dataset, row_id)
);
CREATE TABLE exchange.correction_alias (
    correction_id uuid  NOT NULL REFERENCES exchange.correction,
    alias         bytea NOT NULL,

    PRIMARY KEY (correction_id, alias)
);
CREATE TABLE exchange.correction_row (
    correction_id uuid   NOT NULL REFERENCES exchange.correction,
    dataset       text   NOT NULL,
    row_id        bigint NOT NULL,
    before        jsonb  NOT NULL,

    PRIMARY KEY (correction_id, dataset, row_id)
);
COMMENT ON TABLE exchange.correction_row IS 'rows that moved to another person: persons, key and hash as they were, nothing else of the row';
CREATE TABLE exchange.merge_candidate (
    one        uuid        NOT NULL REFERENCES registry.person ON DELETE CASCADE,
    other      uuid        NOT NULL REFERENCES registry.person ON DELETE CASCADE,
    near       boolean     NOT NULL,
    found_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    dismissed_by text,

    PRIMARY KEY (one, other),
    CONSTRAINT merge_candidate_stands_once CHECK (one < other)
);
CREATE INDEX merge_candidate_other_fk ON exchange.merge_candidate (other);
COMMENT ON TABLE exchange.merge_candidate IS 'two persons of one name and birth date; near: their numbers differ by one digit or two neighbours exchanged';
DO $$
DECLARE
    owned text;
BEGIN
    FOREACH owned IN ARRAY ARRAY['correction', 'correction_undo', 'correction_pick', 'correction_alias', 'correction_row',
                                 'merge_candidate'] LOOP
        EXECUTE format('ALTER TABLE exchange.%I ENABLE ROW LEVEL SECURITY', owned);
        EXECUTE format('ALTER TABLE exchange.%I FORCE ROW LEVEL SECURITY', owned);
        EXECUTE format('CREATE POLICY load_corrects ON exchange.%I TO doudi_load USING (true) WITH CHECK (true)', owned);
        EXECUTE format('CREATE POLICY owner_checks_keys ON exchange.%I TO doudi_owner USING (true) WITH CHECK (true)', owned);
        EXECUTE format('CREATE POLICY linker_decides ON exchange.%I TO doudi_app USING ((SELECT access.links_persons()))'
            || ' WITH CHECK ((SELECT access.links_persons()))', owned);
    END LOOP;
END $$;
GRANT SELECT, INSERT ON exchange.correction, exchange.correction_undo, exchange.correction_pick, exchange.correction_alias TO doudi_app;
GRANT SELECT, UPDATE (dismissed_by) ON exchange.merge_candidate TO doudi_app;
GRANT SELECT, UPDATE ON exchange.correction, exchange.correction_undo TO doudi_load;
GRANT SELECT ON exchange.correction_pick, exchange.correction_alias TO doudi_load;
GRANT SELECT, INSERT, DELETE ON exchange.correction_row TO doudi_load;
GRANT SELECT, INSERT ON exchange.merge_candidate TO doudi_load;
