-- V0128 — two persons that are one human are merged, rows of two humans under one person are split: people decide, with a reason
CREATE TABLE exchange.correction (
    correction_id uuid        PRIMARY KEY DEFAULT uuidv7(),
    number        bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    kind          text        NOT NULL,
    from_person   uuid        REFERENCES registry.person ON DELETE SET NULL,
    to_person     uuid        REFERENCES registry.person ON DELETE SET NULL,
    newcomer      bytea,
    reason        text        NOT NULL,
    decided_by    text        NOT NULL,
    decider       text        NOT NULL,
    decided_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    done_at       timestamptz,
    refused       text,
    undone_at     timestamptz,

    CONSTRAINT correction_kind_is_known CHECK (kind IN ('merge', 'split')),
    CONSTRAINT correction_is_of_two_persons CHECK (from_person <> to_person),
    CONSTRAINT correction_done_names_both CHECK (done_at IS NULL OR undone_at IS NOT NULL
        OR from_person IS NOT NULL AND to_person IS NOT NULL),
    CONSTRAINT correction_is_done_or_refused CHECK (done_at IS NULL OR refused IS NULL),
    CONSTRAINT correction_has_a_reason CHECK (length(btrim(reason)) BETWEEN 4 AND 200),
    CONSTRAINT correction_is_undone_after_it_was_done CHECK (undone_at IS NULL OR undone_at >= done_at)
);
CREATE INDEX correction_from_person_fk ON exchange.correction (from_person);
CREATE INDEX correction_to_person_fk ON exchange.correction (to_person);
COMMENT ON COLUMN exchange.correction.from_person IS 'who is merged into the other, or from whom rows are taken';
COMMENT ON COLUMN exchange.correction.newcomer IS 'name, sex, birth date and number of somebody the registry does not know yet, SM4-GCM';
COMMENT ON COLUMN exchange.correction.refused IS 'key of the sentence why it could not be done';

CREATE TABLE exchange.correction_undo (
    undo_id       uuid        PRIMARY KEY DEFAULT uuidv7(),
    correction_id uuid        NOT NULL REFERENCES exchange.correction,
    reason        text        NOT NULL,
    asked_by      text        NOT NULL,
    asker         text        NOT NULL,
    asked_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    ended_at      timestamptz,
    blocked_by_delivery   uuid REFERENCES exchange.delivery,
    blocked_by_correction uuid REFERENCES exchange.correction,

    CONSTRAINT correction_undo_has_a_reason CHECK (length(btrim(reason)) BETWEEN 4 AND 200)
);
CREATE UNIQUE INDEX correction_undo_one_at_a_time ON exchange.correction_undo (correction_id) WHERE ended_at IS NULL;
CREATE INDEX correction_undo_correction_fk ON exchange.correction_undo (correction_id);
CREATE INDEX correction_undo_blocked_by_delivery_fk ON exchange.correction_undo (blocked_by_delivery);
CREATE INDEX correction_undo_blocked_by_correction_fk ON exchange.correction_undo (blocked_by_correction);

ALTER TABLE exchange.delivery_undo ADD COLUMN blocked_by_correction uuid REFERENCES exchange.correction;
CREATE INDEX delivery_undo_blocked_by_correction_fk ON exchange.delivery_undo (blocked_by_correction);
COMMENT ON COLUMN exchange.delivery_undo.blocked_by_correction IS 'a merge or split of persons that rests on the delivery and must be taken back first';
