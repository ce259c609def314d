-- V0125 — by what the persons of a delivery's rows were told
CREATE TABLE exchange.delivery_pass (
    delivery_id uuid   NOT NULL REFERENCES exchange.delivery,
    pass        text   NOT NULL,
    rows        bigint NOT NULL,

    PRIMARY KEY (delivery_id, pass),
    CONSTRAINT delivery_pass_is_known CHECK (pass IN ('number', 'old_number', 'number_and_birth', 'near_number',
        'name_and_birth', 'decided', 'admitted', 'hash_only', 'for_review', 'not_linked')),
    CONSTRAINT delivery_pass_took_rows CHECK (rows > 0)
);
COMMENT ON TABLE exchange.delivery_pass IS 'rows read by pass of linking; together they are all rows read';
GRANT SELECT ON exchange.delivery_pass TO doudi_app;
GRANT SELECT, INSERT ON exchange.delivery_pass TO doudi_load;
