-- V0090 — which state of the book of policies was in use since when
CREATE SCHEMA programmes;
GRANT USAGE ON SCHEMA programmes TO doudi_app, doudi_load, doudi_engine;

CREATE TABLE programmes.policy_version (
    version   text        PRIMARY KEY,
    loaded_at timestamptz NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT policy_version_is_a_digest CHECK (version ~ '^[0-9a-f]{16}$')
);
COMMENT ON TABLE programmes.policy_version IS 'digest of all policies, parameters, items and articles; results of screening name it';

GRANT SELECT ON programmes.policy_version TO doudi_app, doudi_load, doudi_engine;
GRANT INSERT (version) ON programmes.policy_version TO doudi_load;
