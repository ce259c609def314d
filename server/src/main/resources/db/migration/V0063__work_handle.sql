-- V0063 — recording an outcome and taking it back: both answer with a word, and lock the lead so that only one is first
CREATE FUNCTION work.record_outcome(wanted uuid, outcome text, remark text, watch date, today date, at timestamptz)
    RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
    held work.lead := work.lead_to_handle(wanted);
BEGIN
    IF held.lead_id IS NULL THEN
        RETURN 'not_found';
    ELSIF held.state <> 'open' THEN
        RETURN 'not_open';
    END IF;
    INSERT INTO work.lead_outcome (lead_id, living_division, hukou_division, code, note, watch_until, recorded_by, recorded_at)
    VALUES (wanted, held.living_division, held.hukou_division, outcome, remark, watch, access.current_account(), at);
    UPDATE work.lead SET state = 'closed', closed_on = today, ask_again_on = coalesce(watch, today + held.rest_days)
    WHERE lead_id = wanted;
    RETURN 'recorded';
END $$;
COMMENT ON FUNCTION work.record_outcome IS 'recorded, not_open or not_found';

CREATE FUNCTION work.undo_outcome(wanted uuid, recorded_after timestamptz, at timestamptz)
    RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
    held    work.lead := work.lead_to_handle(wanted);
    standing uuid;
BEGIN
    IF held.lead_id IS NULL THEN
        RETURN 'not_found';
    END IF;
    SELECT outcome_id INTO standing
    FROM work.effective_outcome
    WHERE effective_outcome.lead_id = wanted
      AND recorded_by = access.current_account()
      AND recorded_at >= recorded_after;
    IF standing IS NULL OR held.state <> 'closed' OR EXISTS (
        SELECT FROM work.lead AS newer
        WHERE newer.household_id = held.household_id AND newer.programme = held.programme
          AND newer.kind = held.kind AND newer.state = 'open') THEN
        RETURN 'too_late';
    END IF;
    INSERT INTO work.lead_outcome (lead_id, living_division, hukou_division, undoes, recorded_by, recorded_at)
    VALUES (wanted, held.living_division, held.hukou_division, standing, access.current_account(), at);
    UPDATE work.lead SET state = 'open', closed_on = NULL, ask_again_on = NULL WHERE lead_id = wanted;
    RETURN 'undone';
END $$;
COMMENT ON FUNCTION work.undo_outcome IS 'undone, too_late or not_found: only by the person who recorded it, only within the time given';

REVOKE ALL ON FUNCTION work.record_outcome, work.undo_outcome FROM PUBLIC;
GRANT EXECUTE ON FUNCTION work.record_outcome, work.undo_outcome TO doudi_app;
