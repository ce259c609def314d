-- V0051 — a card that thousands share is checked by its holder: by the number, each check would pass all of them
ALTER TABLE registry.identity_source
    DROP CONSTRAINT identity_source_of_a_number,
    ADD CONSTRAINT identity_source_of_a_person FOREIGN KEY (person_id) REFERENCES registry.person ON DELETE CASCADE;
