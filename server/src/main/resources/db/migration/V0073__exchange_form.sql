-- V0073 — in what form a file came, and column names that somebody confirmed
ALTER TABLE exchange.delivery
    ADD COLUMN format          text,
    ADD COLUMN encoding        text,
    ADD COLUMN byte_order_mark boolean,
    ADD COLUMN delimiter       text,
    ADD COLUMN sheet           text,
    ADD COLUMN header_line     bigint,
    ADD COLUMN rows_skipped    bigint NOT NULL DEFAULT 0,
    ADD CONSTRAINT delivery_format_is_known CHECK (format IN ('csv', 'xlsx'));
COMMENT ON COLUMN exchange.delivery.rows_skipped IS 'totals, notes and blank rows';

CREATE TABLE exchange.column_mapping (
    dataset      text        NOT NULL,
    sent_by      text        NOT NULL,
    header_sm3   bytea       NOT NULL,
    names        text[]      NOT NULL,
    columns      text[]      NOT NULL,
    confirmed_by text        NOT NULL,
    confirmed_at timestamptz NOT NULL DEFAULT clock_timestamp(),

    PRIMARY KEY (dataset, sent_by, header_sm3),
    CONSTRAINT column_mapping_says_what_every_name_is CHECK (cardinality(names) = cardinality(columns))
);
COMMENT ON TABLE exchange.column_mapping IS 'which column of the dataset each name of a sender''s header is; empty: left out';

GRANT SELECT ON exchange.column_mapping TO doudi_load;
GRANT SELECT, INSERT, UPDATE ON exchange.column_mapping TO doudi_app;
GRANT UPDATE (state) ON exchange.delivery TO doudi_app;
GRANT DELETE ON exchange.delivery_problem TO doudi_load;
