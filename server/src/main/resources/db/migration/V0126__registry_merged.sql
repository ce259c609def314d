-- V0126 — a person whom somebody found to be another one stays on record as merged into that one
ALTER TABLE registry.person
    ADD COLUMN merged_into uuid REFERENCES registry.person,
    ADD CONSTRAINT person_is_not_merged_into_itself CHECK (merged_into <> person_id);
CREATE INDEX person_merged_into_fk ON registry.person (merged_into) WHERE merged_into IS NOT NULL;
COMMENT ON COLUMN registry.person.merged_into IS
    'who the person is in truth; never one who is merged too. Numbers stay here and lead there; whatever names a person names that one';

CREATE TABLE registry.correction_before (
    correction_id uuid  NOT NULL,
    place         text  NOT NULL,
    row_id        text  NOT NULL,
    before        jsonb,

    PRIMARY KEY (correction_id, place, row_id),
    CONSTRAINT correction_before_place_is_known CHECK (place IN ('person', 'membership', 'authorisation', 'alias'))
);
COMMENT ON TABLE registry.correction_before IS
    'what a merge or split of persons changed in the registry, as it was; empty where there was nothing';
ALTER TABLE registry.correction_before ENABLE ROW LEVEL SECURITY;
ALTER TABLE registry.correction_before FORCE ROW LEVEL SECURITY;
CREATE POLICY load_takes_back ON registry.correction_before TO doudi_load USING (true) WITH CHECK (true);
CREATE POLICY owner_checks_keys ON registry.correction_before TO doudi_owner USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON registry.correction_before TO doudi_load;

-- What a delivery changed of an authorisation follows the authorisation to another person.
ALTER TABLE registry.authorisation_before
    DROP CONSTRAINT authorisation_before_of_an_authorisation,
    ADD CONSTRAINT authorisation_before_of_an_authorisation FOREIGN KEY (authorisation_no, person_id)
        REFERENCES registry.authorisation ON UPDATE CASCADE ON DELETE CASCADE;

-- Splitting moves what was decided of numbers and names.
CREATE POLICY load_moves_decisions ON registry.person_alias TO doudi_load USING (true) WITH CHECK (true);
GRANT INSERT, UPDATE, DELETE ON registry.person_alias TO doudi_load;

-- The numbers of those merged into somebody are that one's too.
CREATE OR REPLACE VIEW registry_api.searched_number WITH (security_invoker = true) AS
    SELECT person_id, kind, blind_index FROM registry.identity WHERE kind IN ('id_no', 'phone')
    UNION ALL
    SELECT person.merged_into, kind, blind_index
    FROM registry.person JOIN registry.identity USING (person_id)
    WHERE person.merged_into IS NOT NULL AND kind IN ('id_no', 'phone');
