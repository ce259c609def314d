-- V0124 — what one who links rows sees of a person, wherever that person lives
CREATE FUNCTION registry.side_of_person(asked uuid)
    RETURNS TABLE (person_id uuid, full_name text, sex text, birth_date date, sealed bytea, register_no text, living_division text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
    SELECT person.person_id, person.full_name, person.sex, person.birth_date, identity.sealed, household.register_no,
           household.living_division
    FROM registry.person
        JOIN registry.identity ON identity.person_id = person.person_id AND identity.kind = 'id_no'
        LEFT JOIN registry.membership ON membership.person_id = person.person_id AND membership.ended_at IS NULL
        LEFT JOIN registry.household ON household.household_id = membership.household_id
    WHERE person.person_id = asked AND access.links_persons()
$$;
COMMENT ON FUNCTION registry.side_of_person IS 'one person for one review; whoever may not link sees no row';
REVOKE ALL ON FUNCTION registry.side_of_person(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION registry.side_of_person(uuid) TO doudi_app;
