-- V0043 — when the platform learnt of an authorisation: what was delivered before could not be kept
ALTER TABLE registry.authorisation ADD COLUMN recorded_at timestamptz NOT NULL DEFAULT clock_timestamp();
COMMENT ON COLUMN registry.authorisation.recorded_at IS
    'rows about income and assets that were delivered earlier were not kept, so they say nothing about the person';

CREATE INDEX household_change_delivery ON registry.household_change (delivery_id) WHERE delivery_id IS NOT NULL;
