-- V0071 — what is seen of a delivery while it is loaded, and the first rows that were given back
CREATE TABLE exchange.delivery_progress (
    delivery_id   uuid        PRIMARY KEY REFERENCES exchange.delivery,
    phase         text        NOT NULL,
    rows_read     bigint      NOT NULL,
    accepted      bigint      NOT NULL,
    rejected      bigint      NOT NULL,
    outside_scope bigint      NOT NULL,
    bytes_read    bigint      NOT NULL,
    started_at    timestamptz NOT NULL,
    updated_at    timestamptz NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT delivery_progress_phase_is_known CHECK (phase IN ('reading', 'storing'))
);
COMMENT ON TABLE exchange.delivery_progress IS 'written beside the loading transaction, so that others see it; says nothing once the delivery has ended';

CREATE TABLE exchange.delivery_cancellation (
    delivery_id uuid        PRIMARY KEY REFERENCES exchange.delivery,
    asked_by    text        NOT NULL,
    asked_at    timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE exchange.delivery_problem (
    delivery_id uuid    NOT NULL REFERENCES exchange.delivery,
    line        bigint  NOT NULL,
    column_name text    NOT NULL,
    reason      text    NOT NULL,
    detail      text    NOT NULL,

    PRIMARY KEY (delivery_id, line)
);
COMMENT ON TABLE exchange.delivery_problem IS 'the first rows given back, by line and column, never with their content';

GRANT SELECT ON exchange.delivery_progress, exchange.delivery_problem TO doudi_app;
GRANT SELECT, INSERT ON exchange.delivery_cancellation TO doudi_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON exchange.delivery_progress TO doudi_load;
GRANT SELECT ON exchange.delivery_cancellation TO doudi_load;
GRANT SELECT, INSERT ON exchange.delivery_problem TO doudi_load;

CREATE SCHEMA exchange_api;
GRANT USAGE ON SCHEMA exchange_api TO doudi_app, doudi_load, doudi_engine;
CREATE VIEW exchange_api.delivery AS
    SELECT delivery_id, 'D-' || lpad(number::text, 6, '0') AS number, dataset, file_name, as_of, received_at, state
    FROM exchange.delivery;
COMMENT ON VIEW exchange_api.delivery IS 'where a value came from: says nothing about a person';
GRANT SELECT ON exchange_api.delivery TO doudi_app, doudi_load, doudi_engine;
