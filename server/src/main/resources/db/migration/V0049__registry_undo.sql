-- V0049 — what each delivery did to the registry, so that it can be taken back exactly
CREATE FUNCTION registry.running_delivery() RETURNS uuid LANGUAGE sql STABLE SET search_path = '' AS $$
    SELECT nullif(current_setting('doudi.delivery', true), '')::uuid
$$;
COMMENT ON FUNCTION registry.running_delivery IS 'the delivery whose loading transaction this is; empty elsewhere';

ALTER TABLE registry.person ADD COLUMN first_delivery_id uuid DEFAULT registry.running_delivery();
ALTER TABLE registry.household ADD COLUMN first_delivery_id uuid DEFAULT registry.running_delivery();
ALTER TABLE registry.membership ADD COLUMN ended_by uuid;
CREATE INDEX person_delivery ON registry.person (first_delivery_id) WHERE first_delivery_id IS NOT NULL;
CREATE INDEX household_delivery ON registry.household (first_delivery_id) WHERE first_delivery_id IS NOT NULL;
CREATE INDEX membership_delivery ON registry.membership (delivery_id);
CREATE INDEX membership_ended_by ON registry.membership (ended_by) WHERE ended_by IS NOT NULL;
COMMENT ON COLUMN registry.person.first_delivery_id IS 'delivery that first named the person';
COMMENT ON COLUMN registry.household.first_delivery_id IS 'delivery that first named the household';
COMMENT ON COLUMN registry.membership.ended_by IS 'delivery that ended it';

CREATE TABLE registry.household_before (
    delivery_id     uuid   NOT NULL,
    household_id    uuid   NOT NULL REFERENCES registry.household ON DELETE CASCADE,
    living_division text   NOT NULL,
    hukou_division  text   NOT NULL,
    seq             bigint GENERATED ALWAYS AS IDENTITY,

    PRIMARY KEY (delivery_id, household_id)
);
CREATE INDEX household_before_household_fk ON registry.household_before (household_id);
COMMENT ON TABLE registry.household_before IS 'where a household was registered before a delivery moved it';

CREATE TABLE registry.authorisation_before (
    delivery_id      uuid    NOT NULL,
    authorisation_no text    NOT NULL,
    person_id        uuid    NOT NULL,
    valid_until      date    NOT NULL,
    stated_by        uuid    NOT NULL,
    line             integer NOT NULL,

    PRIMARY KEY (delivery_id, authorisation_no, person_id),
    CONSTRAINT authorisation_before_of_an_authorisation FOREIGN KEY (authorisation_no, person_id)
        REFERENCES registry.authorisation ON DELETE CASCADE
);
CREATE INDEX authorisation_before_authorisation_fk ON registry.authorisation_before (authorisation_no, person_id);
COMMENT ON TABLE registry.authorisation_before IS 'what an authorisation said before a delivery changed it';

CREATE TABLE registry.identity_source (
    person_id   uuid  NOT NULL,
    kind        text  NOT NULL,
    blind_index bytea NOT NULL,
    dataset     text  NOT NULL,
    delivery_id uuid  NOT NULL,

    PRIMARY KEY (person_id, kind, blind_index, dataset),
    CONSTRAINT identity_source_of_a_number FOREIGN KEY (person_id, kind, blind_index)
        REFERENCES registry.identity ON DELETE CASCADE
);
CREATE INDEX identity_source_delivery ON registry.identity_source (delivery_id);
COMMENT ON TABLE registry.identity_source IS 'the first delivery of each dataset that brought a number; without any, the number goes';
