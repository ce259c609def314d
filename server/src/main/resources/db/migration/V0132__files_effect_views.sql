-- V0132 — the facts a delivery changed, value by value under the reader's own security; for who tends deliveries without any
CREATE FUNCTION files.facts_changed(wanted uuid, undoing boolean, households uuid[])
    RETURNS TABLE (household_id uuid, person_id uuid, subject_id uuid, item text, kind text, before jsonb, after jsonb,
                   dataset text, delivery_id uuid, line integer)
    LANGUAGE sql STABLE SET search_path = '' AS $$
    WITH moment AS (SELECT undone_at FROM files.delivery WHERE delivery.delivery_id = wanted),
    came AS (
        SELECT fact.* FROM files.fact, moment
        WHERE fact.household_id = ANY (households) AND recorded_by = wanted
          AND (recorded_at >= coalesce(undone_at, 'infinity')) = undoing),
    went AS (
        SELECT fact.* FROM files.fact, moment
        WHERE fact.household_id = ANY (households) AND superseded_by = wanted
          AND (superseded_at >= coalesce(undone_at, 'infinity')) = undoing)
    SELECT household_id, coalesce(came.person_id, went.person_id), subject_id, item,
           CASE WHEN went.fact_id IS NULL THEN 'added' WHEN came.fact_id IS NULL THEN 'ended' ELSE 'changed' END,
           went.value, came.value, coalesce(came.dataset, went.dataset), coalesce(came.delivery_id, went.delivery_id),
           CASE WHEN came.fact_id IS NULL THEN went.line ELSE came.line END
    FROM came FULL JOIN went USING (household_id, subject_id, item)
    WHERE came.value IS DISTINCT FROM went.value OR came.fact_id IS NULL OR went.fact_id IS NULL
$$;
COMMENT ON FUNCTION files.facts_changed IS 'added, changed or ended by a delivery, or by its being taken back; the caller''s row security decides';
REVOKE ALL ON FUNCTION files.facts_changed(uuid, boolean, uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION files.facts_changed(uuid, boolean, uuid[]) TO doudi_app, doudi_load;

CREATE FUNCTION files.effect_anywhere(wanted uuid, undoing boolean)
    RETURNS TABLE (households bigint, added bigint, changed bigint, ended bigint, payments bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
    SELECT count(*), coalesce(sum(effect.added), 0), coalesce(sum(effect.changed), 0), coalesce(sum(effect.ended), 0),
           coalesce(sum(effect.payments), 0)
    FROM files.effect
    WHERE delivery_id = wanted AND is_undo = undoing AND access.tends_deliveries()
$$;
COMMENT ON FUNCTION files.effect_anywhere IS 'how much a delivery changed in the whole city, for who tends deliveries';

CREATE FUNCTION files.existence_anywhere(wanted uuid, undoing boolean, after_household uuid, most integer)
    RETURNS TABLE (household_id uuid, item text, kind text, delivery_id uuid, line integer)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
    SELECT fact.household_id, fact.item, fact.kind, fact.delivery_id, fact.line
    FROM files.facts_changed(wanted, undoing, ARRAY(
        SELECT effect.household_id FROM files.effect
        WHERE effect.delivery_id = wanted AND is_undo = undoing AND effect.household_id > after_household
          AND access.tends_deliveries()
        ORDER BY effect.household_id LIMIT most)) AS fact
$$;
COMMENT ON FUNCTION files.existence_anywhere IS 'that facts of so many further families changed, of whom and to what left out; for who tends deliveries';
REVOKE ALL ON FUNCTION files.effect_anywhere(uuid, boolean), files.existence_anywhere(uuid, boolean, uuid, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION files.effect_anywhere(uuid, boolean), files.existence_anywhere(uuid, boolean, uuid, integer) TO doudi_app;
