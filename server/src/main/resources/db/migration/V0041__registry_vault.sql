-- V0041 — the identity vault: numbers that name a person exist here, encrypted, and nowhere else
CREATE TABLE registry.identity (
    person_id   uuid  NOT NULL REFERENCES registry.person,
    kind        text  NOT NULL,
    sealed      bytea NOT NULL,
    blind_index bytea NOT NULL,

    PRIMARY KEY (person_id, kind, blind_index),
    CONSTRAINT identity_kind_is_known CHECK (kind IN ('id_no', 'disability_cert_no', 'bank_card')),
    CONSTRAINT identity_blind_index_is_an_hmac_sm3 CHECK (length(blind_index) = 32)
);
CREATE UNIQUE INDEX identity_id_number_names_one_person ON registry.identity (blind_index) WHERE kind = 'id_no';
CREATE INDEX identity_blind_index ON registry.identity (kind, blind_index);
COMMENT ON COLUMN registry.identity.sealed IS 'SM4-GCM, see org.doudi.crypto.Sm4Gcm';
COMMENT ON COLUMN registry.identity.blind_index IS 'HMAC-SM3 of kind and number: finds equal numbers, tells none';

CREATE TABLE registry.household_change (
    seq            bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    transaction_id xid8        NOT NULL DEFAULT pg_current_xact_id(),
    household_id   uuid        NOT NULL REFERENCES registry.household,
    cause          text        NOT NULL,
    delivery_id    uuid,
    changed_at     timestamptz NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT household_change_cause_is_known CHECK (cause IN ('members', 'authorisation', 'facts', 'policy'))
);
CREATE INDEX household_change_household_fk ON registry.household_change (household_id);
COMMENT ON TABLE registry.household_change IS 'What may change a family''s entitlements, in order; read by cursor';

CREATE FUNCTION registry.has_authorisation(person uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
    SELECT EXISTS (
        SELECT FROM registry.authorisation
        WHERE authorisation.person_id = person
          AND withdrawn_at IS NULL
          AND current_date BETWEEN valid_from AND valid_until)
$$;
COMMENT ON FUNCTION registry.has_authorisation IS 'whether income and assets of the person may be read today';
REVOKE ALL ON FUNCTION registry.has_authorisation(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION registry.has_authorisation(uuid) TO doudi_app, doudi_load, doudi_engine;
