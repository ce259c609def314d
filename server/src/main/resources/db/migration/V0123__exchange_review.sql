-- V0123 — rows of which a person must say whom they mean
ALTER TABLE exchange.delivery
    ADD COLUMN rows_recognised bigint NOT NULL DEFAULT 0,
    ADD COLUMN rows_for_review bigint NOT NULL DEFAULT 0,
    ADD COLUMN supplements     uuid REFERENCES exchange.delivery;
CREATE INDEX delivery_supplements_fk ON exchange.delivery (supplements) WHERE supplements IS NOT NULL;
COMMENT ON COLUMN exchange.delivery.rows_recognised IS 'accepted rows whose person was recognised otherwise than by number and name';
COMMENT ON COLUMN exchange.delivery.supplements IS 'the delivery one of whose rows this one brings after a decision; it says nothing of other rows';

CREATE TABLE exchange.review (
    review_id    uuid        PRIMARY KEY DEFAULT uuidv7(),
    delivery_id  uuid        NOT NULL REFERENCES exchange.delivery,
    line         bigint      NOT NULL,
    question     text        NOT NULL,
    alias        bytea       NOT NULL,
    sealed       bytea       NOT NULL,
    decision     text,
    person_id    uuid        REFERENCES registry.person ON DELETE SET NULL,
    decided_by   text,
    decider      text,
    decided_at   timestamptz,
    supplement   uuid        REFERENCES exchange.delivery,

    CONSTRAINT review_of_a_line UNIQUE (delivery_id, line),
    CONSTRAINT review_question_is_known CHECK (question IN ('name_differs', 'number_wrong', 'number_damaged', 'several_persons')),
    CONSTRAINT review_decision_is_known CHECK (decision IN ('person', 'nobody')),
    CONSTRAINT review_decided_by_somebody CHECK ((decision IS NULL) = (decided_at IS NULL) AND (decision IS NULL) = (decided_by IS NULL))
);
CREATE INDEX review_open ON exchange.review (review_id) WHERE decision IS NULL;
CREATE INDEX review_alias ON exchange.review (alias);
CREATE INDEX review_person_fk ON exchange.review (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX review_supplement_fk ON exchange.review (supplement) WHERE supplement IS NOT NULL;
COMMENT ON COLUMN exchange.review.alias IS 'keyed hash of number and name: one decision answers for all rows that share it';
COMMENT ON COLUMN exchange.review.sealed IS 'the cells as they came, by column, SM4-GCM';

CREATE TABLE exchange.review_candidate (
    review_id uuid     NOT NULL REFERENCES exchange.review ON DELETE CASCADE,
    person_id uuid     NOT NULL REFERENCES registry.person ON DELETE CASCADE,
    place     smallint NOT NULL,

    PRIMARY KEY (review_id, person_id)
);
CREATE INDEX review_candidate_person_fk ON exchange.review_candidate (person_id);

DO $$
DECLARE
    owned text;
BEGIN
    FOREACH owned IN ARRAY ARRAY['review', 'review_candidate'] LOOP
        EXECUTE format('ALTER TABLE exchange.%I ENABLE ROW LEVEL SECURITY', owned);
        EXECUTE format('ALTER TABLE exchange.%I FORCE ROW LEVEL SECURITY', owned);
        EXECUTE format('CREATE POLICY load_asks ON exchange.%I TO doudi_load USING (true) WITH CHECK (true)', owned);
        EXECUTE format('CREATE POLICY owner_checks_keys ON exchange.%I TO doudi_owner USING (true) WITH CHECK (true)', owned);
        EXECUTE format('CREATE POLICY linker_decides ON exchange.%I TO doudi_app USING ((SELECT access.links_persons()))'
            || ' WITH CHECK ((SELECT access.links_persons()))', owned);
    END LOOP;
END $$;
GRANT SELECT, INSERT, DELETE ON exchange.review, exchange.review_candidate TO doudi_load;
GRANT SELECT, UPDATE ON exchange.review TO doudi_app;
GRANT SELECT ON exchange.review_candidate TO doudi_app;
GRANT UPDATE (supplements) ON exchange.delivery TO doudi_app;
