-- V0020 — every look and every change, recorded in its transaction and sealed afterwards
CREATE SCHEMA audit;
GRANT USAGE ON SCHEMA audit TO doudi_app, doudi_load, doudi_engine, doudi_audit;

CREATE TABLE audit.entry (
    entry_id       uuid        PRIMARY KEY DEFAULT uuidv7(),
    recorded_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    transaction_id xid8        NOT NULL DEFAULT pg_current_xact_id(),
    actor          text        NOT NULL,
    action         text        NOT NULL,
    object_kind    text        NOT NULL,
    object_id      text        NOT NULL,
    reason         text        NOT NULL DEFAULT ''
);
COMMENT ON TABLE audit.entry IS 'Who did what to which object and why; ids only, never content';
COMMENT ON COLUMN audit.entry.actor IS 'account id, or system:<name> for the platform itself';
CREATE INDEX entry_recorded_at ON audit.entry (recorded_at);
CREATE INDEX entry_object ON audit.entry (object_kind, object_id);
CREATE INDEX entry_actor ON audit.entry (actor, recorded_at);

CREATE TABLE audit.unsealed (
    entry_id       uuid NOT NULL PRIMARY KEY,
    transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id()
);

CREATE TABLE audit.seal (
    position  bigint      PRIMARY KEY,
    entry_id  uuid        NOT NULL,
    hash      bytea       NOT NULL,
    sealed_at timestamptz NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT seal_each_entry_once UNIQUE (entry_id),
    CONSTRAINT seal_of_an_entry FOREIGN KEY (entry_id) REFERENCES audit.entry,
    CONSTRAINT seal_positions_start_at_one CHECK (position >= 1),
    CONSTRAINT seal_hash_is_an_sm3_digest CHECK (length(hash) = 32)
);
COMMENT ON TABLE audit.seal IS 'hash = SM3(hash of the seal before || entry): an altered, missing or reordered entry breaks the chain';

CREATE FUNCTION audit.queue_for_sealing() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    INSERT INTO audit.unsealed (entry_id) VALUES (NEW.entry_id);
    RETURN NULL;
END $$;
CREATE TRIGGER entry_waits_for_its_seal AFTER INSERT ON audit.entry
    FOR EACH ROW EXECUTE FUNCTION audit.queue_for_sealing();

CREATE FUNCTION audit.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit record is never changed';
END $$;
CREATE TRIGGER entry_is_never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.entry
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
CREATE TRIGGER seal_is_never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.seal
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();

GRANT INSERT (actor, action, object_kind, object_id, reason) ON audit.entry
    TO doudi_app, doudi_load, doudi_engine, doudi_audit;
GRANT SELECT ON audit.entry, audit.seal, audit.unsealed TO doudi_audit;
GRANT INSERT ON audit.seal TO doudi_audit;
GRANT DELETE ON audit.unsealed TO doudi_audit;
