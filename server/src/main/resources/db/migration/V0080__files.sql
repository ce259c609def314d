-- V0080 — the household file: what is known of a family, from which delivery and line, and what was known before
CREATE SCHEMA files;
GRANT USAGE ON SCHEMA files TO doudi_app, doudi_load, doudi_engine;

CREATE TABLE files.delivery (
    delivery_id uuid        PRIMARY KEY,
    dataset     text        NOT NULL,
    as_of       date        NOT NULL,
    is_complete boolean     NOT NULL,
    loaded_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    derived_at  timestamptz
);
CREATE INDEX delivery_newest_of_a_dataset ON files.delivery (dataset, as_of DESC, loaded_at DESC);
COMMENT ON TABLE files.delivery IS 'Deliveries that facts rest on; says nothing about people';
COMMENT ON COLUMN files.delivery.is_complete IS 'states the whole dataset, as its first delivery does; others state what changed';
COMMENT ON COLUMN files.delivery.derived_at IS 'when facts were last derived from it; empty while that is planned';

CREATE TABLE files.fact (
    fact_id         uuid        PRIMARY KEY DEFAULT uuidv7(),
    household_id    uuid        NOT NULL,
    living_division text        NOT NULL,
    hukou_division  text        NOT NULL,
    person_id       uuid        REFERENCES registry.person,
    subject_id      uuid        NOT NULL GENERATED ALWAYS AS (coalesce(person_id, household_id)) STORED,
    item            text        NOT NULL,
    value           jsonb       NOT NULL,
    valid_from      date        NOT NULL,
    dataset         text        NOT NULL,
    delivery_id     uuid        NOT NULL REFERENCES files.delivery,
    line            integer,
    confidence      smallint    NOT NULL DEFAULT 100,
    person_scope    text        NOT NULL,
    recorded_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    superseded_at   timestamptz,

    CONSTRAINT fact_of_a_household FOREIGN KEY (household_id, living_division, hukou_division)
        REFERENCES registry.household (household_id, living_division, hukou_division) ON UPDATE CASCADE,
    CONSTRAINT fact_is_superseded_after_it_was_recorded CHECK (superseded_at IS NULL OR superseded_at >= recorded_at),
    CONSTRAINT fact_confidence_is_a_percentage CHECK (confidence BETWEEN 0 AND 100),
    CONSTRAINT fact_scope_is_known CHECK (person_scope IN ('own_clients', 'authorised', 'event_all')),
    CONSTRAINT fact_on_authorisation_names_the_person CHECK (person_scope <> 'authorised' OR person_id IS NOT NULL)
);
CREATE UNIQUE INDEX fact_one_value_at_a_time ON files.fact (household_id, item, subject_id) WHERE superseded_at IS NULL;
CREATE INDEX fact_household_fk ON files.fact (household_id, living_division, hukou_division);
CREATE INDEX fact_person_fk ON files.fact (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX fact_delivery_fk ON files.fact (delivery_id);
COMMENT ON COLUMN files.fact.value IS
    'money in whole cents, dates and months (their first day) as ISO text, numbers, true or false; JSON null: known to be none';
COMMENT ON COLUMN files.fact.person_id IS 'empty for items of the household';
COMMENT ON COLUMN files.fact.line IS 'line of the delivery that says it; empty where its silence says it';
COMMENT ON COLUMN files.fact.superseded_at IS 'when another value, or none, took its place; rows are never changed otherwise';
