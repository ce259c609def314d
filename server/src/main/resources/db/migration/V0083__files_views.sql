-- V0083 — what other modules read of the household file, under the reader's own row-level security
CREATE SCHEMA files_api;
GRANT USAGE ON SCHEMA files_api TO doudi_app, doudi_load, doudi_engine;

CREATE VIEW files_api.newest_delivery AS
    SELECT DISTINCT ON (dataset) dataset, delivery_id, as_of
    FROM files.delivery
    ORDER BY dataset, as_of DESC, loaded_at DESC;
COMMENT ON VIEW files_api.newest_delivery IS 'the delivery by which a dataset was last brought up to date';

CREATE VIEW files_api.current_fact WITH (security_invoker = true) AS
    SELECT fact.fact_id, fact.household_id, fact.living_division, fact.hukou_division, fact.person_id, fact.item, fact.value,
           fact.valid_from, fact.dataset, coalesce(silent.delivery_id, fact.delivery_id) AS delivery_id, fact.line,
           coalesce(silent.as_of, stated.as_of) AS as_of, fact.confidence, fact.person_scope, fact.recorded_at
    FROM files.fact
        JOIN files.delivery AS stated ON stated.delivery_id = fact.delivery_id
        LEFT JOIN files_api.newest_delivery AS silent ON fact.line IS NULL AND silent.dataset = fact.dataset
    WHERE fact.superseded_at IS NULL;
COMMENT ON VIEW files_api.current_fact IS
    'one value an item; where a dataset''s silence says it, the newest delivery that is silent stands behind it';

CREATE VIEW files_api.running_benefit WITH (security_invoker = true) AS
    SELECT granted.household_id, 'P01' AS programme, (granted.value #>> '{}')::bigint AS monthly_cents,
           (begun.value #>> '{}')::date AS from_month, granted.dataset, granted.delivery_id, granted.line
    FROM files.fact AS granted
        JOIN files.fact AS begun ON begun.household_id = granted.household_id AND begun.item = 'benefit_from'
            AND begun.superseded_at IS NULL
        JOIN files.fact AS ended ON ended.household_id = granted.household_id AND ended.item = 'benefit_to'
            AND ended.superseded_at IS NULL
    WHERE granted.item = 'monthly_benefit'
      AND granted.superseded_at IS NULL
      AND granted.dataset = 'dibao_family'
      AND granted.value <> 'null'
      AND (begun.value #>> '{}')::date <= current_date
      AND (ended.value = 'null' OR (ended.value #>> '{}')::date >= current_date);
COMMENT ON VIEW files_api.running_benefit IS 'benefits the registers of civil affairs say are paid today';

GRANT SELECT ON files_api.newest_delivery, files_api.current_fact, files_api.running_benefit TO doudi_app, doudi_engine, doudi_load;
