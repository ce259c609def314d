-- V0110 — which demo city this database holds, and how far it has come
CREATE SCHEMA demo;
GRANT USAGE ON SCHEMA demo TO doudi_load;

CREATE TABLE demo.city (
    only_one    boolean PRIMARY KEY DEFAULT true,
    size        text        NOT NULL,
    seed        bigint      NOT NULL,
    as_of       date        NOT NULL,
    begun_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    finished_at timestamptz,

    CONSTRAINT city_is_the_only_one CHECK (only_one)
);
COMMENT ON TABLE demo.city IS 'size, seed and day make the same files again after an interrupted start';
GRANT SELECT, INSERT, UPDATE (finished_at) ON demo.city TO doudi_load;
