-- V0002 — a transaction may take a low number late: change tables are read in the order of their transactions
ALTER TABLE database.change_cursor ADD COLUMN last_transaction xid8 NOT NULL DEFAULT '0';
COMMENT ON TABLE database.change_cursor IS
    'how far each consumer has read an append-only change table, in the order (transaction_id, seq) and only transactions before '
    'pg_snapshot_xmin(): whoever writes now has a later transaction, so nothing is skipped; moved in the consumer''s transaction';
