-- V0076 — departments' systems deliver by token, their files by folder; neither delivers a thing twice
CREATE TABLE exchange.api_token (
    token_id     uuid        PRIMARY KEY DEFAULT uuidv7(),
    name         text        NOT NULL,
    token_hash   bytea       NOT NULL,
    datasets     text[]      NOT NULL,
    may_deliver  boolean     NOT NULL,
    may_read     boolean     NOT NULL,
    valid_until  date        NOT NULL,
    made_by      text        NOT NULL,
    maker        text        NOT NULL,
    made_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    revoked_at   timestamptz,
    revoked_by   text,
    last_used_at timestamptz,

    CONSTRAINT api_token_is_unique UNIQUE (token_hash),
    CONSTRAINT api_token_hash_is_an_sm3 CHECK (length(token_hash) = 32),
    CONSTRAINT api_token_has_a_name CHECK (length(btrim(name)) BETWEEN 2 AND 60),
    CONSTRAINT api_token_is_for_something CHECK (cardinality(datasets) > 0 AND (may_deliver OR may_read)),
    CONSTRAINT api_token_revoked_by_somebody CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
);
COMMENT ON COLUMN exchange.api_token.token_hash IS 'SM3 of the token, which was shown once and is kept nowhere';
COMMENT ON COLUMN exchange.api_token.valid_until IS 'last day it opens anything';

CREATE TABLE exchange.delivery_key (
    token_id    uuid NOT NULL REFERENCES exchange.api_token,
    key         text NOT NULL,
    delivery_id uuid NOT NULL REFERENCES exchange.delivery,

    PRIMARY KEY (token_id, key),
    CONSTRAINT delivery_key_is_short CHECK (length(key) BETWEEN 1 AND 200)
);
CREATE INDEX delivery_key_delivery_fk ON exchange.delivery_key (delivery_id);
COMMENT ON TABLE exchange.delivery_key IS 'the sender''s own name of a request: said again, it means the same delivery';

CREATE TABLE exchange.dropped_file (
    path        text        NOT NULL,
    bytes       bigint      NOT NULL,
    modified    timestamptz NOT NULL,
    delivery_id uuid        NOT NULL REFERENCES exchange.delivery,

    PRIMARY KEY (path, bytes, modified)
);
CREATE INDEX dropped_file_delivery_fk ON exchange.dropped_file (delivery_id);
COMMENT ON TABLE exchange.dropped_file IS 'files of the drop folder that were taken, until they are put away';

GRANT SELECT (token_id, name, datasets, may_deliver, may_read, valid_until, maker, made_at, revoked_at, last_used_at),
    INSERT, UPDATE (revoked_at, revoked_by) ON exchange.api_token TO doudi_app;
GRANT SELECT, UPDATE (last_used_at) ON exchange.api_token TO doudi_load;
GRANT SELECT, INSERT ON exchange.delivery_key TO doudi_load;
GRANT SELECT, INSERT, DELETE ON exchange.dropped_file TO doudi_load;
