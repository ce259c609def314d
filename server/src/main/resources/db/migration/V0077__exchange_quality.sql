-- V0077 — what is told of a source's quality: cells without a value, rows said twice
ALTER TABLE exchange.delivery ADD COLUMN rows_repeated bigint NOT NULL DEFAULT 0;
COMMENT ON COLUMN exchange.delivery.rows_repeated IS 'rows that said the same as another row of their file';

CREATE TABLE exchange.delivery_column (
    delivery_id uuid   NOT NULL REFERENCES exchange.delivery,
    column_name text   NOT NULL,
    empty_cells bigint NOT NULL,

    PRIMARY KEY (delivery_id, column_name)
);
COMMENT ON TABLE exchange.delivery_column IS 'how many accepted rows had nothing in a column';
GRANT SELECT ON exchange.delivery_column TO doudi_app;
GRANT SELECT, INSERT ON exchange.delivery_column TO doudi_load;

-- The pages count rows by what each delivery added and replaced; nobody reads the tables for it.
DROP FUNCTION exchange.rows_current(text);
CREATE VIEW exchange.dataset_state AS
    SELECT dataset,
           max(ended_at) FILTER (WHERE state IN ('loaded', 'repeated')) AS last_ended_at,
           coalesce(sum(rows_stored - rows_superseded) FILTER (WHERE state = 'loaded'), 0)::bigint AS rows_current
    FROM exchange.delivery
    GROUP BY dataset;
COMMENT ON VIEW exchange.dataset_state IS 'when a dataset last came and how many of its rows are current';
GRANT SELECT ON exchange.dataset_state TO doudi_app;
