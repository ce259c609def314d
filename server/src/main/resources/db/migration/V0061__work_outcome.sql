-- V0061 — what came of a lead: rows are added, never changed; an undo is a row of its own
CREATE TABLE work.lead_outcome (
    outcome_id      uuid        PRIMARY KEY DEFAULT uuidv7(),
    lead_id         uuid        NOT NULL,
    living_division text        NOT NULL,
    hukou_division  text        NOT NULL,
    code            text,
    note            text        NOT NULL DEFAULT '',
    watch_until     date,
    undoes          uuid        REFERENCES work.lead_outcome,
    recorded_by     uuid        NOT NULL REFERENCES access.account,
    recorded_at     timestamptz NOT NULL,

    CONSTRAINT lead_outcome_of_a_lead FOREIGN KEY (lead_id, living_division, hukou_division)
        REFERENCES work.lead (lead_id, living_division, hukou_division) ON UPDATE CASCADE,
    CONSTRAINT lead_outcome_undoes_once UNIQUE (undoes),
    CONSTRAINT lead_outcome_says_or_undoes CHECK ((code IS NULL) <> (undoes IS NULL)),
    CONSTRAINT lead_outcome_code_is_on_the_closed_list CHECK (code ~ '^(0[1-9]|1[0-6])$'),
    CONSTRAINT lead_outcome_watching_has_a_day CHECK ((code IS NOT DISTINCT FROM '12') = (watch_until IS NOT NULL)),
    CONSTRAINT lead_outcome_note_is_short CHECK (length(note) <= 500)
);
CREATE INDEX lead_outcome_lead_fk ON work.lead_outcome (lead_id, living_division, hukou_division);
CREATE INDEX lead_outcome_account_fk ON work.lead_outcome (recorded_by);
COMMENT ON COLUMN work.lead_outcome.code IS 'closed list handle_outcome, 01 to 16; empty in a row that undoes another';
COMMENT ON COLUMN work.lead_outcome.watch_until IS 'outcome 12 (no need now, keep watching): the day of the next look';

CREATE FUNCTION work.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the outcome of a lead is never changed, only undone';
END $$;
CREATE TRIGGER lead_outcome_is_never_changed
    BEFORE UPDATE OF code, note, watch_until, undoes, recorded_by, recorded_at OR DELETE ON work.lead_outcome
    FOR EACH STATEMENT EXECUTE FUNCTION work.refuse_change();

CREATE VIEW work.effective_outcome WITH (security_invoker = true) AS
    SELECT outcome.*
    FROM work.lead_outcome AS outcome
    WHERE outcome.code IS NOT NULL
      AND NOT EXISTS (SELECT FROM work.lead_outcome AS undo WHERE undo.undoes = outcome.outcome_id);
COMMENT ON VIEW work.effective_outcome IS 'the outcome that stands for each closed lead';
