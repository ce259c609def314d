-- V0120 — what was derived of a family or person goes with it when the delivery that brought it is taken back
ALTER TABLE files.fact
    DROP CONSTRAINT fact_person_id_fkey,
    DROP CONSTRAINT fact_of_a_household,
    ADD CONSTRAINT fact_person_id_fkey FOREIGN KEY (person_id) REFERENCES registry.person ON DELETE CASCADE,
    ADD CONSTRAINT fact_of_a_household FOREIGN KEY (household_id, living_division, hukou_division)
        REFERENCES registry.household (household_id, living_division, hukou_division) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE files.payment
    DROP CONSTRAINT payment_of_a_household,
    ADD CONSTRAINT payment_of_a_household FOREIGN KEY (household_id, living_division, hukou_division)
        REFERENCES registry.household (household_id, living_division, hukou_division) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE files.reveal
    DROP CONSTRAINT reveal_of_a_household,
    ADD CONSTRAINT reveal_of_a_household FOREIGN KEY (household_id, living_division, hukou_division)
        REFERENCES registry.household (household_id, living_division, hukou_division) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE screening.result
    DROP CONSTRAINT result_person_id_fkey,
    DROP CONSTRAINT result_of_a_household,
    ADD CONSTRAINT result_person_id_fkey FOREIGN KEY (person_id) REFERENCES registry.person ON DELETE CASCADE,
    ADD CONSTRAINT result_of_a_household FOREIGN KEY (household_id, living_division, hukou_division)
        REFERENCES registry.household (household_id, living_division, hukou_division) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE work.lead
    DROP CONSTRAINT lead_of_a_household,
    ADD CONSTRAINT lead_of_a_household FOREIGN KEY (household_id, living_division, hukou_division)
        REFERENCES registry.household (household_id, living_division, hukou_division) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE screening.ground
    DROP CONSTRAINT ground_of_a_lead,
    ADD CONSTRAINT ground_of_a_lead FOREIGN KEY (lead_id, living_division, hukou_division)
        REFERENCES work.lead (lead_id, living_division, hukou_division) ON UPDATE CASCADE ON DELETE CASCADE;

-- A family of whose lead somebody recorded an outcome stays: what people decided is never taken back by a machine.
CREATE SCHEMA IF NOT EXISTS work_api;
CREATE VIEW work_api.handled_household AS
    SELECT DISTINCT lead.household_id FROM work.lead JOIN work.lead_outcome USING (lead_id);
COMMENT ON VIEW work_api.handled_household IS 'families of whose leads an outcome was recorded: their ids alone';
GRANT USAGE ON SCHEMA work_api TO doudi_load;
GRANT SELECT ON work_api.handled_household TO doudi_load;

ALTER TABLE files.delivery ADD COLUMN undone_at timestamptz;
CREATE OR REPLACE VIEW files_api.newest_delivery AS
    SELECT DISTINCT ON (dataset) dataset, delivery_id, as_of
    FROM files.delivery
    WHERE undone_at IS NULL
    ORDER BY dataset, as_of DESC, loaded_at DESC;

CREATE TABLE files.undone_household (
    delivery_id  uuid NOT NULL REFERENCES files.delivery,
    household_id uuid NOT NULL,

    PRIMARY KEY (delivery_id, household_id)
);
COMMENT ON TABLE files.undone_household IS 'families a delivery said something of, noted as it is taken back, until their facts are derived anew';
GRANT SELECT, INSERT, DELETE ON files.undone_household TO doudi_load;
GRANT DELETE ON files.payment TO doudi_load;
