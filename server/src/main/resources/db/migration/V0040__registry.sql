-- V0040 — persons, households, and who lives in which
CREATE SCHEMA registry;
GRANT USAGE ON SCHEMA registry TO doudi_app, doudi_load, doudi_engine;

CREATE TABLE registry.person (
    person_id  uuid        PRIMARY KEY DEFAULT uuidv7(),
    full_name  text        NOT NULL,
    sex        text        NOT NULL,
    birth_date date        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT person_sex_is_known CHECK (sex IN ('男', '女'))
);
COMMENT ON TABLE registry.person IS 'Whoever applied or receives, and whoever an event brought in';

CREATE TABLE registry.household (
    household_id    uuid        PRIMARY KEY DEFAULT uuidv7(),
    register_no     text        NOT NULL,
    living_division text        NOT NULL REFERENCES divisions.division,
    hukou_division  text        NOT NULL REFERENCES divisions.division,
    opened_at       timestamptz NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT household_register_no_is_unique UNIQUE (register_no),
    CONSTRAINT household_with_its_divisions UNIQUE (household_id, living_division, hukou_division)
);
CREATE INDEX household_living_division_fk ON registry.household (living_division, household_id);
CREATE INDEX household_hukou_division_fk ON registry.household (hukou_division, household_id);
COMMENT ON COLUMN registry.household.register_no IS 'number of the family in the civil affairs register (household_cert_no, cert_no)';
COMMENT ON CONSTRAINT household_with_its_divisions ON registry.household IS
    'copies of the divisions in other tables follow a move through this key';

CREATE TABLE registry.membership (
    membership_id    uuid PRIMARY KEY DEFAULT uuidv7(),
    household_id     uuid NOT NULL,
    living_division  text NOT NULL,
    hukou_division   text NOT NULL,
    person_id        uuid NOT NULL REFERENCES registry.person,
    relation_to_head text NOT NULL,
    delivery_id      uuid NOT NULL,
    line             integer NOT NULL,
    since            timestamptz NOT NULL DEFAULT clock_timestamp(),
    ended_at         timestamptz,

    CONSTRAINT membership_of_a_household FOREIGN KEY (household_id, living_division, hukou_division)
        REFERENCES registry.household (household_id, living_division, hukou_division) ON UPDATE CASCADE,
    CONSTRAINT membership_is_forward CHECK (ended_at IS NULL OR ended_at >= since)
);
CREATE UNIQUE INDEX membership_one_household_at_a_time ON registry.membership (person_id) WHERE ended_at IS NULL;
CREATE INDEX membership_household_fk ON registry.membership (household_id, living_division, hukou_division);
CREATE INDEX membership_person_fk ON registry.membership (person_id);

CREATE TABLE registry.authorisation (
    authorisation_no text NOT NULL,
    person_id        uuid NOT NULL REFERENCES registry.person,
    valid_from       date NOT NULL,
    valid_until      date NOT NULL,
    withdrawn_at     timestamptz,
    delivery_id      uuid NOT NULL,
    line             integer NOT NULL,

    PRIMARY KEY (authorisation_no, person_id),
    CONSTRAINT authorisation_is_forward CHECK (valid_until >= valid_from)
);
CREATE INDEX authorisation_person_fk ON registry.authorisation (person_id);
COMMENT ON TABLE registry.authorisation IS 'Order 649 art. 58: income and assets are checked on the family''s own authorisation';
COMMENT ON COLUMN registry.authorisation.valid_until IS 'last day it holds';
