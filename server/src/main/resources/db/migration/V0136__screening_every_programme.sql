-- V0136 — every programme is screened, those for persons member by member
ALTER TABLE screening.result
    DROP CONSTRAINT result_standing_is_known,
    ADD CONSTRAINT result_standing_is_known
        CHECK (standing IN ('receives', 'missing', 'qualifies', 'no_longer', 'cannot_tell', 'without')),
    ADD CONSTRAINT result_of_a_person_says_more_than_without CHECK (person_id IS NULL OR standing <> 'without');
COMMENT ON COLUMN screening.result.standing IS
    'qualifies: entitled or presumed, and no register tells who receives; a person without standing has no row';
GRANT DELETE ON screening.result TO doudi_engine;

ALTER TABLE screening.standing_change ADD COLUMN person_id uuid REFERENCES registry.person ON DELETE CASCADE;
CREATE INDEX standing_change_person_fk ON screening.standing_change (person_id) WHERE person_id IS NOT NULL;

ALTER TABLE work.lead ADD COLUMN person_id uuid REFERENCES registry.person ON DELETE CASCADE;
CREATE INDEX lead_person_fk ON work.lead (person_id) WHERE person_id IS NOT NULL;
DROP INDEX work.lead_one_open_of_a_kind;
CREATE UNIQUE INDEX lead_one_open_of_a_kind ON work.lead (household_id, programme, person_id, kind) NULLS NOT DISTINCT
    WHERE state = 'open';
COMMENT ON COLUMN work.lead.person_id IS 'of a programme for persons: the member it is about';
