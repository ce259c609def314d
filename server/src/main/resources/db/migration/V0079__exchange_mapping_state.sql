-- V0079 — deliveries that wait until somebody says which column is which
ALTER TABLE exchange.delivery
    DROP CONSTRAINT delivery_state_is_known,
    DROP CONSTRAINT delivery_has_ended_unless_received,
    ADD CONSTRAINT delivery_state_is_known CHECK (state IN
        ('received', 'mapping', 'awaiting', 'loaded', 'repeated', 'refused', 'cancelled', 'failed', 'undone')),
    ADD CONSTRAINT delivery_has_ended_unless_received
        CHECK ((state IN ('received', 'mapping', 'awaiting')) = (ended_at IS NULL));
COMMENT ON COLUMN exchange.delivery.state IS 'mapping: waits for somebody to say which column is which; awaiting: for a decision';
