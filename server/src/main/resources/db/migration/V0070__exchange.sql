-- V0070 — deliveries of departments, and what came of them
CREATE SCHEMA exchange;
GRANT USAGE ON SCHEMA exchange TO doudi_app, doudi_load, doudi_engine;

CREATE TABLE exchange.delivery (
    delivery_id        uuid        PRIMARY KEY DEFAULT uuidv7(),
    number             bigint      GENERATED ALWAYS AS IDENTITY,
    dataset            text        NOT NULL,
    file_name          text        NOT NULL,
    as_of              date        NOT NULL,
    received_at        timestamptz NOT NULL DEFAULT clock_timestamp(),
    sent_by            text        NOT NULL,
    sender_name        text        NOT NULL,
    bytes              bigint      NOT NULL,
    content_sm3        bytea       NOT NULL,
    state              text        NOT NULL DEFAULT 'received',
    ended_at           timestamptz,
    seconds            numeric(12, 3),
    rows_read          bigint      NOT NULL DEFAULT 0,
    rows_stored        bigint      NOT NULL DEFAULT 0,
    rows_unchanged     bigint      NOT NULL DEFAULT 0,
    rows_superseded    bigint      NOT NULL DEFAULT 0,
    rows_rejected      bigint      NOT NULL DEFAULT 0,
    rows_outside_scope bigint      NOT NULL DEFAULT 0,
    persons_admitted   bigint      NOT NULL DEFAULT 0,
    refusal            text,
    refusal_details    text[]      NOT NULL DEFAULT '{}',

    CONSTRAINT delivery_number_is_unique UNIQUE (number),
    CONSTRAINT delivery_state_is_known CHECK (state IN ('received', 'loaded', 'repeated', 'refused', 'cancelled', 'failed')),
    CONSTRAINT delivery_refused_says_why CHECK ((state = 'refused') = (refusal IS NOT NULL)),
    CONSTRAINT delivery_has_ended_unless_received CHECK ((state = 'received') = (ended_at IS NULL)),
    CONSTRAINT delivery_digest_is_an_sm3 CHECK (length(content_sm3) = 32)
);
CREATE INDEX delivery_dataset ON exchange.delivery (dataset, number DESC);
CREATE INDEX delivery_waiting ON exchange.delivery (number) WHERE state = 'received';
COMMENT ON COLUMN exchange.delivery.sent_by IS 'account id, or system:<name>';
COMMENT ON COLUMN exchange.delivery.rows_superseded IS 'rows of earlier deliveries that this one replaced or, in a snapshot, no longer has';
COMMENT ON COLUMN exchange.delivery.rows_outside_scope IS 'rows about persons whose rows the law does not let us keep; counted, kept nowhere';

GRANT SELECT, INSERT ON exchange.delivery TO doudi_app;
GRANT SELECT, INSERT, UPDATE ON exchange.delivery TO doudi_load;
