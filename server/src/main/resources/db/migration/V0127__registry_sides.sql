-- V0127 — what one who links persons sees of them: those of the own area or of no family yet, and which rows name them
CREATE OR REPLACE FUNCTION registry.side_of_person(asked uuid)
    RETURNS TABLE (person_id uuid, full_name text, sex text, birth_date date, sealed bytea, register_no text, living_division text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
    SELECT person.person_id, person.full_name, person.sex, person.birth_date, identity.sealed, household.register_no,
           household.living_division
    FROM registry.person
        LEFT JOIN registry.identity ON identity.person_id = person.person_id AND identity.kind = 'id_no'
        LEFT JOIN registry.membership ON membership.person_id = person.person_id AND membership.ended_at IS NULL
        LEFT JOIN registry.household ON household.household_id = membership.household_id
    WHERE person.person_id = asked AND access.links_persons()
$$;
CREATE FUNCTION registry.standing_person(asked uuid) RETURNS uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
    SELECT coalesce(merged_into, person_id) FROM registry.person WHERE person_id = asked AND access.links_persons()
$$;

CREATE FUNCTION registry.persons_called(wanted text, number bytea)
    RETURNS TABLE (person_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
    SELECT found.person_id
    FROM (SELECT person.person_id FROM registry.person WHERE full_name = wanted
          UNION
          SELECT identity.person_id FROM registry.identity WHERE kind = 'id_no' AND blind_index = number) AS found
    WHERE access.links_persons()
      AND (NOT EXISTS (SELECT FROM registry.membership
                       WHERE membership.person_id = found.person_id AND ended_at IS NULL)
           OR EXISTS (SELECT FROM registry.membership, access.live_session()
                      WHERE membership.person_id = found.person_id AND ended_at IS NULL
                        AND (CASE WHEN division LIKE '____00000000' THEN left(division, 4) WHEN division LIKE '______000000'
                             THEN left(division, 6) WHEN division LIKE '_________000' THEN left(division, 9) ELSE division END)
                            IN (left(living_division, 4), left(living_division, 6), left(living_division, 9), living_division,
                                left(hukou_division, 4), left(hukou_division, 6), left(hukou_division, 9), hukou_division)))
    ORDER BY found.person_id
    LIMIT 50
$$;

CREATE FUNCTION registry.live_together(one uuid, other uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
    SELECT access.links_persons() AND EXISTS (
        SELECT FROM registry.membership AS first JOIN registry.membership AS second USING (household_id)
        WHERE first.person_id = one AND second.person_id = other AND first.ended_at IS NULL AND second.ended_at IS NULL)
$$;
CREATE FUNCTION exchange.rows_of_person(asked uuid)
    RETURNS TABLE (dataset text, row_id bigint, delivery_id uuid, line integer, is_current boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = '' AS $$
DECLARE
    named record;
BEGIN
    FOR named IN
        SELECT relname, string_agg(format(CASE atttypid WHEN 'uuid'::regtype THEN '%I = $1' ELSE '$1 = ANY (%I)' END, attname), ' OR ') AS persons
        FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
        WHERE relnamespace = 'dataset'::regnamespace AND relkind = 'r' AND attname ~ 'person_ids?$' AND access.links_persons()
        GROUP BY relname ORDER BY relname
    LOOP
        RETURN QUERY EXECUTE format('SELECT %L::text, row_id, delivery_id, line, superseded_by IS NULL FROM dataset.%I WHERE %s',
            named.relname, named.relname, named.persons) USING asked;
    END LOOP;
END $$;
REVOKE ALL ON FUNCTION registry.standing_person(uuid), registry.persons_called(text, bytea), registry.live_together(uuid, uuid), exchange.rows_of_person(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION registry.standing_person(uuid), registry.persons_called(text, bytea), registry.live_together(uuid, uuid), exchange.rows_of_person(uuid) TO doudi_app;
