-- V0072 — the schema of the departments' rows; its tables are made from the catalogue (org.doudi.exchange.DatasetTables)
CREATE SCHEMA dataset;
GRANT USAGE ON SCHEMA dataset TO doudi_load, doudi_engine;

CREATE FUNCTION exchange.rows_current(dataset_code text) RETURNS bigint
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = '' AS $$
DECLARE
    counted bigint;
BEGIN
    EXECUTE format('SELECT count(*) FROM dataset.%I WHERE superseded_by IS NULL', dataset_code) INTO counted;
    RETURN counted;
END $$;
COMMENT ON FUNCTION exchange.rows_current IS 'how many rows of a dataset are current; a number for the pages, which see no row';
GRANT EXECUTE ON FUNCTION exchange.rows_current(text) TO doudi_app;
