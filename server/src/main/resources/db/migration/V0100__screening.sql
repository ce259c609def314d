-- V0100 — what each programme says of each family: the newest result only, changed rows only
CREATE SCHEMA screening;
GRANT USAGE ON SCHEMA screening TO doudi_app, doudi_load, doudi_engine;

CREATE TABLE screening.result (
    household_id    uuid        NOT NULL,
    living_division text        NOT NULL,
    hukou_division  text        NOT NULL,
    programme       text        NOT NULL,
    person_id       uuid        REFERENCES registry.person,
    standing        text        NOT NULL,
    answer          text        NOT NULL,
    amount_cents    bigint,
    needs           text[]      NOT NULL,
    because         text        NOT NULL DEFAULT '',
    policy_version  text        NOT NULL,
    month           date        NOT NULL,
    evaluated_at    timestamptz NOT NULL,

    CONSTRAINT result_one_of_a_family_and_programme UNIQUE NULLS NOT DISTINCT (household_id, programme, person_id),
    CONSTRAINT result_of_a_household FOREIGN KEY (household_id, living_division, hukou_division)
        REFERENCES registry.household (household_id, living_division, hukou_division) ON UPDATE CASCADE,
    CONSTRAINT result_standing_is_known CHECK (standing IN ('receives', 'missing', 'no_longer', 'cannot_tell', 'without')),
    CONSTRAINT result_answer_is_known CHECK (answer IN ('entitled', 'presumed', 'depends', 'not_entitled')),
    CONSTRAINT result_amount_is_not_negative CHECK (amount_cents >= 0),
    CONSTRAINT result_month_is_named_by_its_first_day CHECK (month = date_trunc('month', month)::date)
);
CREATE INDEX result_household_fk ON screening.result (household_id, living_division, hukou_division);
CREATE INDEX result_person_fk ON screening.result (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX result_by_living_division ON screening.result (living_division, programme, standing);
CREATE INDEX result_by_hukou_division ON screening.result (hukou_division, programme, standing);
COMMENT ON COLUMN screening.result.amount_cents IS 'a month: what is due, or for the presumed what would be due if nothing more is found';
COMMENT ON COLUMN screening.result.needs IS 'items still able to change the answer: person.item or item, in catalogue order';
COMMENT ON COLUMN screening.result.because IS 'article of the first condition that failed';
COMMENT ON COLUMN screening.result.evaluated_at IS 'when the result came to be what it is';

CREATE TABLE screening.round (
    only_one       boolean     PRIMARY KEY DEFAULT true,
    policy_version text        NOT NULL,
    day            date        NOT NULL,

    CONSTRAINT round_there_is_one CHECK (only_one)
);
COMMENT ON TABLE screening.round IS 'for which policies and which day every family was last queued: ages and consents change with the day';
