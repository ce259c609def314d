-- V0032 — signing in happens before any scope exists, so it goes through these functions only
CREATE FUNCTION access.account_to_sign_in(name text)
    RETURNS TABLE (account_id uuid, password_hash text, is_locked boolean, post_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
    SELECT account.account_id, account.password_hash, coalesce(account.locked_until > now(), false), post.post_id
    FROM access.account
        JOIN access.post ON post.account_id = account.account_id
    WHERE account.sign_in_name = name
      AND account.disabled_at IS NULL
      AND post.held_from <= current_date
      AND (post.ended_on IS NULL OR post.ended_on > current_date)
    ORDER BY post.held_from DESC
    LIMIT 1
$$;

CREATE FUNCTION access.count_failed_sign_in(failed_account uuid, allowed integer, locked_for interval)
    RETURNS boolean LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$
    UPDATE access.account
    SET failed_sign_ins = CASE WHEN failed_sign_ins + 1 >= allowed THEN 0 ELSE failed_sign_ins + 1 END,
        locked_until = CASE WHEN failed_sign_ins + 1 >= allowed THEN now() + locked_for ELSE locked_until END
    WHERE account_id = failed_account
    RETURNING failed_sign_ins = 0
$$;
COMMENT ON FUNCTION access.count_failed_sign_in IS 'true when this failure locked the account';

CREATE FUNCTION access.open_session(owner uuid, held_post uuid, hash bytea, idle integer, longest interval)
    RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$
    UPDATE access.account SET failed_sign_ins = 0, locked_until = NULL WHERE account_id = owner;
    INSERT INTO access.session (token_hash, account_id, post_id, opened_at, last_seen_at, idle_seconds, closes_at)
    VALUES (hash, owner, held_post, now(), now(), idle, now() + longest)
$$;

CREATE FUNCTION access.actor_of_session()
    RETURNS TABLE (session_id uuid, account_id uuid, sign_in_name text, full_name text, role text, division text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
    SELECT live.session_id, live.account_id, account.sign_in_name, account.full_name, live.role, live.division
    FROM access.live_session() AS live
        JOIN access.account ON account.account_id = live.account_id
$$;

CREATE FUNCTION access.touch_session() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$
    UPDATE access.session SET last_seen_at = now()
    WHERE session_id = (SELECT session_id FROM access.live_session())
      AND last_seen_at < now() - interval '20 seconds'
$$;

CREATE FUNCTION access.end_session() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$
    UPDATE access.session SET ended_at = now() WHERE session_id = (SELECT session_id FROM access.live_session())
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA access FROM PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA access TO doudi_app;
REVOKE EXECUTE ON FUNCTION access.live_session() FROM doudi_app;

CREATE VIEW access.account_overview AS
    SELECT account.sign_in_name, account.full_name, post.role, post.division, account.is_demo
    FROM access.account JOIN access.post USING (account_id)
    WHERE account.disabled_at IS NULL;
GRANT SELECT ON access.account_overview TO doudi_load;
GRANT SELECT (account_id, sign_in_name), INSERT ON access.account TO doudi_load;
GRANT SELECT, INSERT ON access.post TO doudi_load;
