-- V0130 — what a delivery did to rows, told apart: those that changed and those that ended; and who tends deliveries
ALTER TABLE exchange.delivery ADD COLUMN rows_ended bigint NOT NULL DEFAULT 0;
COMMENT ON COLUMN exchange.delivery.rows_ended IS 'rows of earlier deliveries that a full register no longer has; part of rows_superseded';

ALTER TABLE exchange.delivery_undo
    ADD COLUMN families_forgotten bigint NOT NULL DEFAULT 0,
    ADD COLUMN persons_forgotten  bigint NOT NULL DEFAULT 0;
COMMENT ON COLUMN exchange.delivery_undo.families_forgotten IS 'known from this delivery alone, with whatever was derived of them';

CREATE FUNCTION access.tends_deliveries() RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
    SELECT coalesce((SELECT role = 'DATA_OFFICER' FROM access.live_session()), false)
$$;
COMMENT ON FUNCTION access.tends_deliveries IS 'whether the session may see what deliveries changed anywhere, but of no family';
REVOKE ALL ON FUNCTION access.tends_deliveries() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.tends_deliveries() TO doudi_app;

ALTER TABLE registry.household_change ADD COLUMN is_undo boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN registry.household_change.is_undo IS 'whether the delivery came or was taken back';

-- Which deliveries made a family be looked at again: a reader of changes leaves where it began and ended in its transaction.
CREATE VIEW registry_api.change_followed_now WITH (security_invoker = true) AS
    SELECT DISTINCT household_id, delivery_id, is_undo
    FROM registry.household_change
    WHERE delivery_id IS NOT NULL
      AND (transaction_id, seq) > (nullif(current_setting('doudi.changes_after_transaction', true), '')::xid8,
                                   nullif(current_setting('doudi.changes_after', true), '')::bigint)
      AND (transaction_id, seq) <= (nullif(current_setting('doudi.changes_until_transaction', true), '')::xid8,
                                    nullif(current_setting('doudi.changes_until', true), '')::bigint);
COMMENT ON VIEW registry_api.change_followed_now IS 'deliveries behind the changes that the running transaction follows; empty elsewhere';
GRANT SELECT ON registry_api.change_followed_now TO doudi_engine, doudi_load;
