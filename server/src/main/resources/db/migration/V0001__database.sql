-- V0001 — what every module leans on: extensions, cursors over change tables, planned background work
CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public;
CREATE EXTENSION IF NOT EXISTS btree_gist SCHEMA public;

-- A function is for those it is granted to, not for everybody.
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

-- The schema itself is made with the list of migrations, which stands in it.
GRANT USAGE ON SCHEMA database TO doudi_app, doudi_load, doudi_engine, doudi_audit;

CREATE TABLE database.change_cursor (
    consumer text   PRIMARY KEY,
    last_seq bigint NOT NULL,

    CONSTRAINT change_cursor_starts_at_zero CHECK (last_seq >= 0)
);
COMMENT ON TABLE database.change_cursor IS 'how far each consumer has read an append-only change table; moved in the consumer''s transaction';
GRANT SELECT, INSERT, UPDATE ON database.change_cursor TO doudi_load, doudi_engine;

CREATE TABLE database.scheduled_tasks (
    task_name            text        NOT NULL,
    task_instance        text        NOT NULL,
    task_data            bytea,
    execution_time       timestamptz NOT NULL,
    picked               boolean     NOT NULL,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint      NOT NULL,
    priority             smallint,

    PRIMARY KEY (task_name, task_instance)
);
COMMENT ON TABLE database.scheduled_tasks IS 'planned background work; the shape is the scheduler library''s, task_data is JSON with ids only';
CREATE INDEX scheduled_tasks_execution_time ON database.scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_last_heartbeat ON database.scheduled_tasks (last_heartbeat);
GRANT SELECT, INSERT, UPDATE, DELETE ON database.scheduled_tasks TO doudi_load;
GRANT SELECT, INSERT ON database.scheduled_tasks TO doudi_app, doudi_engine;
