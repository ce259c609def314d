-- V0086 — families are found by tokens: equality and ranges, which keep their index under row-level security
CREATE SCHEMA search;
GRANT USAGE ON SCHEMA search TO doudi_app, doudi_load;

CREATE TABLE search.family (
    household_id uuid  PRIMARY KEY REFERENCES registry.household ON DELETE CASCADE,
    content_hash bytea NOT NULL
);
COMMENT ON TABLE search.family IS 'from what content a family''s tokens were made: unchanged content is not taken apart again';

CREATE TABLE search.token (
    kind            text NOT NULL,
    token           text COLLATE "C" NOT NULL,
    household_id    uuid NOT NULL,
    person_id       uuid REFERENCES registry.person ON DELETE CASCADE,
    living_division text NOT NULL,
    hukou_division  text NOT NULL,

    CONSTRAINT token_kind_is_known CHECK (kind IN ('name', 'name_part', 'name_less_one', 'pinyin', 'initials', 'sound',
        'register_no', 'address', 'id_tail', 'phone_tail')),
    CONSTRAINT token_of_a_household FOREIGN KEY (household_id, living_division, hukou_division)
        REFERENCES registry.household (household_id, living_division, hukou_division) ON UPDATE CASCADE ON DELETE CASCADE,
    CONSTRAINT token_stands_once UNIQUE NULLS NOT DISTINCT (kind, token, household_id, person_id)
);
CREATE INDEX token_household_fk ON search.token (household_id, living_division, hukou_division);
CREATE INDEX token_person_fk ON search.token (person_id);
COMMENT ON COLUMN search.token.kind IS 'what of the family it is; for a tail of a number the token is a keyed hash';
COMMENT ON COLUMN search.token.person_id IS 'empty where it is about the family as a whole';

CREATE TABLE search.tail_search (
    account_id  uuid        NOT NULL REFERENCES access.account,
    searched_at timestamptz NOT NULL
);
CREATE INDEX tail_search_account_fk ON search.tail_search (account_id, searched_at);
COMMENT ON TABLE search.tail_search IS 'when an account searched by the tail of a number: so many an hour, so that nobody tries them all';

CREATE VIEW registry_api.searched_number WITH (security_invoker = true) AS
    SELECT person_id, kind, blind_index FROM registry.identity WHERE kind IN ('id_no', 'phone');
COMMENT ON VIEW registry_api.searched_number IS 'which numbers people are found by: their blind indexes, so that a change shows';
GRANT SELECT ON registry_api.searched_number TO doudi_load;
