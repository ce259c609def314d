-- V0121 — a file sent again tells of persons who authorised in the meantime
ALTER TABLE files.delivery ADD repeats uuid REFERENCES files.delivery;
CREATE INDEX delivery_repeats_fk ON files.delivery (repeats) WHERE repeats IS NOT NULL;
COMMENT ON COLUMN files.delivery.repeats IS 'the first delivery of the very same file';

CREATE VIEW files.heard AS
    SELECT dataset, coalesce(repeats, delivery_id) AS delivery_id, min(as_of) AS as_of, min(loaded_at) AS loaded_at,
           bool_or(is_complete) AS is_complete, max(loaded_at) AS last_heard_at
    FROM files.delivery
    WHERE undone_at IS NULL
    GROUP BY dataset, coalesce(repeats, delivery_id);
COMMENT ON VIEW files.heard IS 'each file once, with the last time it was read, and rows of persons authorised by then were kept';
GRANT SELECT ON files.heard TO doudi_load;
