-- V0075 — deliveries that are taken back, and those that wait for a person's word
ALTER TABLE exchange.delivery
    DROP CONSTRAINT delivery_state_is_known,
    DROP CONSTRAINT delivery_has_ended_unless_received,
    ADD COLUMN rows_expected bigint,
    ADD CONSTRAINT delivery_state_is_known CHECK (state IN
        ('received', 'awaiting', 'loaded', 'repeated', 'refused', 'cancelled', 'failed', 'undone')),
    ADD CONSTRAINT delivery_has_ended_unless_received CHECK ((state IN ('received', 'awaiting')) = (ended_at IS NULL));
COMMENT ON COLUMN exchange.delivery.rows_expected IS 'rows the dataset had when a full register came with far fewer';

CREATE TABLE exchange.delivery_decision (
    delivery_id uuid        PRIMARY KEY REFERENCES exchange.delivery,
    accepted    boolean     NOT NULL,
    reason      text        NOT NULL,
    decided_by  text        NOT NULL,
    decider     text        NOT NULL,
    decided_at  timestamptz NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT delivery_decision_has_a_reason CHECK (length(btrim(reason)) BETWEEN 4 AND 200)
);
COMMENT ON TABLE exchange.delivery_decision IS 'what a person said of a register with far fewer rows than before';

CREATE TABLE exchange.delivery_undo (
    undo_id     uuid        PRIMARY KEY DEFAULT uuidv7(),
    delivery_id uuid        NOT NULL REFERENCES exchange.delivery,
    reason      text        NOT NULL,
    asked_by    text        NOT NULL,
    asker       text        NOT NULL,
    asked_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    ended_at    timestamptz,
    blocked_by  uuid        REFERENCES exchange.delivery,
    rows_gone   bigint      NOT NULL DEFAULT 0,
    rows_back   bigint      NOT NULL DEFAULT 0,

    CONSTRAINT delivery_undo_has_a_reason CHECK (length(btrim(reason)) BETWEEN 4 AND 200),
    CONSTRAINT delivery_undo_blocked_has_ended CHECK (blocked_by IS NULL OR ended_at IS NOT NULL)
);
CREATE UNIQUE INDEX delivery_undo_one_at_a_time ON exchange.delivery_undo (delivery_id) WHERE ended_at IS NULL;
CREATE INDEX delivery_undo_delivery_fk ON exchange.delivery_undo (delivery_id);
CREATE INDEX delivery_undo_blocked_by_fk ON exchange.delivery_undo (blocked_by) WHERE blocked_by IS NOT NULL;
COMMENT ON COLUMN exchange.delivery_undo.blocked_by IS 'a later delivery that builds on this one and must be taken back first';

GRANT SELECT, INSERT ON exchange.delivery_decision TO doudi_app;
GRANT SELECT, INSERT ON exchange.delivery_undo TO doudi_app;
GRANT SELECT ON exchange.delivery_decision TO doudi_load;
GRANT SELECT, INSERT, UPDATE ON exchange.delivery_undo TO doudi_load;
