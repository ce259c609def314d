-- V0143 — each step of a draft is its doer's own, and what was submitted stays as it was submitted
CREATE FUNCTION policydesk.step_is_own() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    IF OLD.state IN ('published', 'withdrawn') THEN
        RAISE EXCEPTION 'the draft is closed' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.state = 'submitted' AND OLD.state <> 'submitted' AND NEW.submitted_by IS DISTINCT FROM access.current_account() THEN
        RAISE EXCEPTION 'somebody else cannot be named as who submits' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.state IN ('published', 'returned') AND OLD.state <> NEW.state
        AND (OLD.state <> 'submitted' OR NEW.decided_by IS DISTINCT FROM access.current_account()
             OR NEW.submitted_by IS DISTINCT FROM OLD.submitted_by) THEN
        RAISE EXCEPTION 'only what was submitted is decided, by whose session it is' USING ERRCODE = 'check_violation';
    END IF;
    IF OLD.state = 'submitted'
        AND (NEW.title, NEW.instrument, NEW.document_id, NEW.takes_back)
            IS DISTINCT FROM (OLD.title, OLD.instrument, OLD.document_id, OLD.takes_back) THEN
        RAISE EXCEPTION 'a submitted draft does not change' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER draft_step_is_own BEFORE UPDATE ON policydesk.draft
    FOR EACH ROW EXECUTE FUNCTION policydesk.step_is_own();

CREATE FUNCTION policydesk.only_open_drafts_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
    held uuid;
BEGIN
    IF TG_OP = 'DELETE' THEN
        held := OLD.draft_id;
    ELSE
        held := NEW.draft_id;
    END IF;
    PERFORM 1 FROM policydesk.draft WHERE draft_id = held AND state IN ('draft', 'returned') FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'a submitted draft does not change' USING ERRCODE = 'check_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER draft_value_changes_while_open BEFORE INSERT OR UPDATE OR DELETE ON policydesk.draft_value
    FOR EACH ROW EXECUTE FUNCTION policydesk.only_open_drafts_change();
CREATE TRIGGER draft_policy_changes_while_open BEFORE INSERT OR UPDATE OR DELETE ON policydesk.draft_policy
    FOR EACH ROW EXECUTE FUNCTION policydesk.only_open_drafts_change();
REVOKE ALL ON FUNCTION policydesk.step_is_own(), policydesk.only_open_drafts_change() FROM PUBLIC;

GRANT SELECT, INSERT, UPDATE ON policydesk.draft TO doudi_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON policydesk.draft_value, policydesk.draft_policy TO doudi_app;
