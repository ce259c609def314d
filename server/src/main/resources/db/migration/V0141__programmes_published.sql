-- V0141 — the values and rules of a publication, and who may write them
CREATE TABLE programmes.published_value (
    publication_id uuid    NOT NULL REFERENCES programmes.publication,
    parameter      text    NOT NULL,
    division       text    NOT NULL,
    key            text    NOT NULL,
    from_month     date    NOT NULL,
    value          numeric NOT NULL,
    mark           text    NOT NULL,
    source         text    NOT NULL,
    note           text    NOT NULL,

    PRIMARY KEY (publication_id, parameter, division, key, from_month),
    CONSTRAINT published_value_begins_on_a_first CHECK (from_month = date_trunc('month', from_month)::date),
    CONSTRAINT published_value_mark_is_known CHECK (mark IN ('CONFIRMED', 'PROPOSAL'))
);
COMMENT ON COLUMN programmes.published_value.division IS 'significant digits of the place as parameters name it; empty for the whole city';

CREATE TABLE programmes.published_policy (
    publication_id uuid NOT NULL REFERENCES programmes.publication,
    programme      text NOT NULL,
    from_month     date NOT NULL,
    file_name      text NOT NULL,
    dmn            text NOT NULL,

    PRIMARY KEY (publication_id, programme),
    CONSTRAINT published_policy_begins_on_a_first CHECK (from_month = date_trunc('month', from_month)::date)
);

CREATE FUNCTION programmes.is_city_officer() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
    SELECT EXISTS (SELECT FROM access.live_session() AS session WHERE session.role = 'CITY_OFFICER')
$$;
REVOKE ALL ON FUNCTION programmes.is_city_officer() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION programmes.is_city_officer() TO doudi_app;

ALTER TABLE programmes.publication ENABLE ROW LEVEL SECURITY;
ALTER TABLE programmes.publication FORCE ROW LEVEL SECURITY;
CREATE POLICY everybody_reads ON programmes.publication FOR SELECT USING (true);
CREATE POLICY published_by_whose_session_it_is ON programmes.publication FOR INSERT TO doudi_app
    WITH CHECK (published_by = (SELECT access.current_account()) AND (SELECT programmes.is_city_officer()));

GRANT SELECT ON programmes.publication, programmes.published_value, programmes.published_policy TO doudi_app, doudi_load;
GRANT SELECT ON programmes.document TO doudi_app;
GRANT INSERT ON programmes.publication, programmes.published_value, programmes.published_policy, programmes.document TO doudi_app;
