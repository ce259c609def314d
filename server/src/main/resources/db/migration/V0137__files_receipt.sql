-- V0137 — who receives what, as the registers of civil affairs tell it
CREATE VIEW files_api.receipt WITH (security_invoker = true) AS
    SELECT household_id, NULL::uuid AS person_id, programme, monthly_cents FROM files_api.running_benefit
    UNION ALL
    SELECT household_id, CASE WHEN told.programme <> 'P31' THEN person_id END, told.programme, NULL
    FROM files.fact
        JOIN (VALUES ('household_class', '低保边缘', 'P03'), ('household_class', '刚性支出', 'P04'),
                     ('assistance_category', '特困', 'P02'), ('assistance_category', '孤儿', 'P10'),
                     ('assistance_category', '事实无人抚养儿童', 'P10'), ('assistance_category', '困境儿童', 'P11'),
                     ('assistance_category', '困难残疾人生活补贴', 'P08'), ('assistance_category', '重度残疾人护理补贴', 'P09'),
                     ('assistance_category', '防返贫监测', 'P31')) AS told (item, class, programme)
            ON told.item = fact.item AND fact.value = to_jsonb(told.class)
    WHERE superseded_at IS NULL;
COMMENT ON VIEW files_api.receipt IS 'of a household where person_id is empty; the sum only where a register has it; the same may be told by several';

CREATE VIEW files_api.receipt_told AS
    SELECT programme
    FROM (VALUES ('P01', 'dibao_family'), ('P02', 'hardship_person'), ('P03', 'hardship_person'),
                 ('P04', 'hardship_person')) AS register (programme, dataset)
    WHERE EXISTS (SELECT FROM files.delivery WHERE delivery.dataset = register.dataset);
COMMENT ON VIEW files_api.receipt_told IS
    'programmes of which a delivered register names everybody who receives; a person has one class there, so that of subsidies beside dibao it is silent';

GRANT SELECT ON files_api.receipt, files_api.receipt_told TO doudi_app, doudi_engine;
