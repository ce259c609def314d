-- V0134 — families whose standing changed, and the deliveries that made it
CREATE TABLE screening.standing_change (
    standing_change_id bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    household_id       uuid        NOT NULL,
    living_division    text        NOT NULL,
    hukou_division     text        NOT NULL,
    programme          text        NOT NULL,
    before             text,
    after              text        NOT NULL,
    delivery_id        uuid        NOT NULL,
    is_undo            boolean     NOT NULL,
    noted_at           timestamptz NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT standing_change_of_a_household FOREIGN KEY (household_id, living_division, hukou_division)
        REFERENCES registry.household (household_id, living_division, hukou_division) ON UPDATE CASCADE ON DELETE CASCADE,
    CONSTRAINT standing_change_is_one CHECK (before IS DISTINCT FROM after)
);
CREATE INDEX standing_change_household_fk ON screening.standing_change (household_id, living_division, hukou_division);
CREATE INDEX standing_change_delivery ON screening.standing_change (delivery_id, standing_change_id);
COMMENT ON TABLE screening.standing_change IS
    'one row for each delivery whose changes were judged together; what a new day or policy changed has none';
COMMENT ON COLUMN screening.standing_change.before IS 'empty where the family was judged for the first time';

CREATE FUNCTION screening.standings_anywhere(wanted uuid, undoing boolean)
    RETURNS TABLE (before text, after text, families bigint) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
    SELECT before, after, count(*)
    FROM screening.standing_change
    WHERE delivery_id = wanted AND is_undo = undoing AND access.tends_deliveries()
    GROUP BY before, after
$$;
COMMENT ON FUNCTION screening.standings_anywhere IS 'how many families in the whole city, for who tends deliveries';
REVOKE ALL ON FUNCTION screening.standings_anywhere(uuid, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION screening.standings_anywhere(uuid, boolean) TO doudi_app;

DO $$
DECLARE
    area text := '((living_division >= (SELECT access.scope_from()) AND living_division < (SELECT access.scope_until()))'
              || ' OR (hukou_division >= (SELECT access.scope_from()) AND hukou_division < (SELECT access.scope_until())))';
BEGIN
    ALTER TABLE screening.standing_change ENABLE ROW LEVEL SECURITY;
    ALTER TABLE screening.standing_change FORCE ROW LEVEL SECURITY;
    EXECUTE 'CREATE POLICY own_area ON screening.standing_change FOR SELECT TO doudi_app USING (' || area || ')';
    CREATE POLICY engine_notes ON screening.standing_change TO doudi_engine USING (true) WITH CHECK (true);
    CREATE POLICY owner_checks_keys ON screening.standing_change TO doudi_owner USING (true) WITH CHECK (true);
END $$;
GRANT SELECT ON screening.standing_change TO doudi_app;
GRANT SELECT, INSERT ON screening.standing_change TO doudi_engine;
