-- V0031 — what a transaction may see follows from the session token it carries, and from nothing else
CREATE FUNCTION access.live_session() RETURNS TABLE (session_id uuid, account_id uuid, role text, division text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
    SELECT session.session_id, session.account_id, post.role, post.division
    FROM access.session
        JOIN access.post USING (post_id)
        JOIN access.account ON account.account_id = session.account_id
    WHERE session.token_hash = sha256(convert_to(nullif(current_setting('doudi.token', true), ''), 'UTF8'))
      AND session.ended_at IS NULL
      AND session.closes_at > now()
      AND session.last_seen_at + make_interval(secs => session.idle_seconds) > now()
      AND (post.ended_on IS NULL OR post.ended_on > current_date)
      AND account.disabled_at IS NULL
$$;

CREATE FUNCTION access.scope_from() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
    SELECT division FROM access.live_session()
    WHERE role IN ('VILLAGE_CLERK', 'TOWN_OFFICER', 'DISTRICT_OFFICER', 'CITY_OFFICER', 'AUDITOR')
$$;
COMMENT ON FUNCTION access.scope_from() IS 'first division code the session may see; no row without a live session';

CREATE FUNCTION access.scope_until() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
    SELECT rpad((rtrim_code::bigint + 1)::text, 12, '0')
    FROM (
        SELECT CASE
                   WHEN division LIKE '____00000000' THEN substr(division, 1, 4)
                   WHEN division LIKE '______000000' THEN substr(division, 1, 6)
                   WHEN division LIKE '_________000' THEN substr(division, 1, 9)
                   ELSE division
               END AS rtrim_code
        FROM access.live_session()
        WHERE role IN ('VILLAGE_CLERK', 'TOWN_OFFICER', 'DISTRICT_OFFICER', 'CITY_OFFICER', 'AUDITOR')
    ) AS scope
$$;
COMMENT ON FUNCTION access.scope_until() IS 'first division code after those the session may see';

CREATE FUNCTION access.current_account() RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
    SELECT account_id FROM access.live_session()
$$;

REVOKE ALL ON FUNCTION access.live_session() FROM PUBLIC;
REVOKE ALL ON FUNCTION access.scope_from(), access.scope_until(), access.current_account() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.scope_from(), access.scope_until(), access.current_account() TO doudi_app;
