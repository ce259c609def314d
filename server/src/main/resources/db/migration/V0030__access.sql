-- V0030 — accounts, the posts they hold, and their sessions
CREATE SCHEMA access;
GRANT USAGE ON SCHEMA access TO doudi_app, doudi_load, doudi_engine;

CREATE TABLE access.account (
    account_id      uuid        PRIMARY KEY DEFAULT uuidv7(),
    sign_in_name    text        NOT NULL,
    full_name       text        NOT NULL,
    password_hash   text        NOT NULL,
    failed_sign_ins integer     NOT NULL DEFAULT 0,
    locked_until    timestamptz,
    disabled_at     timestamptz,
    is_demo         boolean     NOT NULL DEFAULT false,
    created_at      timestamptz NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT account_sign_in_name_is_taken UNIQUE (sign_in_name),
    CONSTRAINT account_sign_in_name_is_plain CHECK (sign_in_name ~ '^[a-z0-9][a-z0-9._-]{1,39}$'),
    CONSTRAINT account_failures_are_counted_from_zero CHECK (failed_sign_ins >= 0)
);

CREATE TABLE access.post (
    post_id    uuid PRIMARY KEY DEFAULT uuidv7(),
    account_id uuid NOT NULL REFERENCES access.account,
    role       text NOT NULL,
    division   text NOT NULL REFERENCES divisions.division,
    held_from  date NOT NULL,
    ended_on   date,

    CONSTRAINT post_role_is_known CHECK (role IN ('VILLAGE_CLERK', 'TOWN_OFFICER', 'DISTRICT_OFFICER', 'CITY_OFFICER',
                                                  'DATA_OFFICER', 'AUDITOR', 'SYSTEM_ADMINISTRATOR')),
    CONSTRAINT post_is_forward CHECK (ended_on IS NULL OR ended_on >= held_from)
);
CREATE INDEX post_account_fk ON access.post (account_id);
CREATE INDEX post_division_fk ON access.post (division);
COMMENT ON COLUMN access.post.ended_on IS 'first day without the post; empty while it is held';

CREATE TABLE access.session (
    session_id   uuid        PRIMARY KEY DEFAULT uuidv7(),
    token_hash   bytea       NOT NULL,
    account_id   uuid        NOT NULL REFERENCES access.account,
    post_id      uuid        NOT NULL REFERENCES access.post,
    opened_at    timestamptz NOT NULL,
    last_seen_at timestamptz NOT NULL,
    idle_seconds integer     NOT NULL,
    closes_at    timestamptz NOT NULL,
    ended_at     timestamptz,

    CONSTRAINT session_token_is_unique UNIQUE (token_hash),
    CONSTRAINT session_may_idle_a_while CHECK (idle_seconds > 0)
);
CREATE INDEX session_account_fk ON access.session (account_id);
CREATE INDEX session_post_fk ON access.session (post_id);
COMMENT ON COLUMN access.session.token_hash IS 'SHA-256 of the cookie; the cookie itself is stored nowhere';
