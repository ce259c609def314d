-- V0060 — leads: a family is entitled to something it does not receive, or the other way round; somebody looks by a day
CREATE SCHEMA work;
GRANT USAGE ON SCHEMA work TO doudi_app, doudi_engine;

CREATE TABLE work.lead (
    lead_id         uuid        PRIMARY KEY DEFAULT uuidv7(),
    household_id    uuid        NOT NULL,
    living_division text        NOT NULL,
    hukou_division  text        NOT NULL,
    programme       text        NOT NULL,
    kind            text        NOT NULL,
    answer          text        NOT NULL,
    amount_cents    bigint,
    urgency         integer     NOT NULL,
    opened_on       date        NOT NULL,
    due_on          date        NOT NULL,
    rest_days       integer     NOT NULL,
    state           text        NOT NULL DEFAULT 'open',
    closed_on       date,
    ask_again_on    date,
    proposed_at     timestamptz NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT lead_of_a_household FOREIGN KEY (household_id, living_division, hukou_division)
        REFERENCES registry.household (household_id, living_division, hukou_division) ON UPDATE CASCADE,
    CONSTRAINT lead_with_its_divisions UNIQUE (lead_id, living_division, hukou_division),
    CONSTRAINT lead_kind_is_known CHECK (kind IN ('missing', 'no_longer', 'cannot_tell')),
    CONSTRAINT lead_answer_is_known CHECK (answer IN ('entitled', 'presumed', 'depends', 'not_entitled')),
    CONSTRAINT lead_amount_is_not_negative CHECK (amount_cents >= 0),
    CONSTRAINT lead_urgency_is_red_orange_or_yellow CHECK (urgency IN (1, 2, 3)),
    CONSTRAINT lead_is_due_after_it_opens CHECK (due_on > opened_on),
    CONSTRAINT lead_state_is_known CHECK (state IN ('open', 'closed', 'withdrawn')),
    CONSTRAINT lead_that_ended_has_its_day CHECK ((state = 'open') = (closed_on IS NULL))
);
CREATE UNIQUE INDEX lead_one_open_of_a_kind ON work.lead (household_id, programme, kind) WHERE state = 'open';
CREATE INDEX lead_household_fk ON work.lead (household_id, living_division, hukou_division);
CREATE INDEX lead_list_by_living_division ON work.lead (living_division, due_on, urgency, lead_id) WHERE state = 'open';
CREATE INDEX lead_list_by_hukou_division ON work.lead (hukou_division, due_on, urgency, lead_id) WHERE state = 'open';
COMMENT ON COLUMN work.lead.kind IS 'missing: entitled or presumed, not received; no_longer: received, no longer entitled; cannot_tell: data are missing';
COMMENT ON COLUMN work.lead.amount_cents IS 'a month, of the entitlement (missing) or of what is received (no_longer); empty while open';
COMMENT ON COLUMN work.lead.urgency IS '1 red, 2 orange, 3 yellow, the order of the list';
COMMENT ON COLUMN work.lead.rest_days IS 'days after closing in which the same ground opens no new lead; the parameter of the day it opened';
COMMENT ON COLUMN work.lead.state IS 'closed by an outcome; withdrawn when the ground is gone';
COMMENT ON COLUMN work.lead.ask_again_on IS 'from this day the same ground opens a new lead after this one was closed';
