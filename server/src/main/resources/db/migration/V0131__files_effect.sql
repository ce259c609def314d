-- V0131 — what each delivery changed in household files, and what its being taken back changed again
ALTER TABLE files.fact
    ADD COLUMN recorded_by   uuid,
    ADD COLUMN superseded_by uuid;
COMMENT ON COLUMN files.fact.recorded_by IS
    'the delivery whose coming or going brought the value; its row may stand in another (a consent lets an earlier row speak)';
COMMENT ON COLUMN files.fact.superseded_by IS 'the delivery whose coming or going ended the value';
ALTER TABLE files.delivery ADD COLUMN undo_derived_at timestamptz;
COMMENT ON COLUMN files.delivery.undo_derived_at IS 'when facts had followed its being taken back';
GRANT UPDATE (superseded_by) ON files.fact TO doudi_load;

CREATE TABLE files.effect (
    delivery_id     uuid    NOT NULL REFERENCES files.delivery,
    is_undo         boolean NOT NULL,
    household_id    uuid    NOT NULL,
    living_division text    NOT NULL,
    hukou_division  text    NOT NULL,
    added           integer NOT NULL,
    changed         integer NOT NULL,
    ended           integer NOT NULL,
    payments        integer NOT NULL DEFAULT 0,

    PRIMARY KEY (delivery_id, is_undo, household_id),
    CONSTRAINT effect_of_a_household FOREIGN KEY (household_id, living_division, hukou_division)
        REFERENCES registry.household (household_id, living_division, hukou_division) ON UPDATE CASCADE ON DELETE CASCADE,
    CONSTRAINT effect_is_one CHECK (added + changed + ended + payments > 0)
);
CREATE INDEX effect_household_fk ON files.effect (household_id, living_division, hukou_division);
COMMENT ON TABLE files.effect IS 'families of which a delivery, coming or going, changed facts: counts alone, the facts name the delivery';
COMMENT ON COLUMN files.effect.payments IS 'months of which the delivery stated what was paid';

DO $$
DECLARE
    area text := '((living_division >= (SELECT access.scope_from()) AND living_division < (SELECT access.scope_until()))'
              || ' OR (hukou_division >= (SELECT access.scope_from()) AND hukou_division < (SELECT access.scope_until())))';
BEGIN
    ALTER TABLE files.effect ENABLE ROW LEVEL SECURITY;
    ALTER TABLE files.effect FORCE ROW LEVEL SECURITY;
    EXECUTE 'CREATE POLICY own_area ON files.effect FOR SELECT TO doudi_app USING (' || area || ')';
    CREATE POLICY load_notes ON files.effect TO doudi_load USING (true) WITH CHECK (true);
    CREATE POLICY owner_checks_keys ON files.effect TO doudi_owner USING (true) WITH CHECK (true);
END $$;
GRANT SELECT ON files.effect TO doudi_app;
GRANT SELECT, INSERT, UPDATE ON files.effect TO doudi_load;
