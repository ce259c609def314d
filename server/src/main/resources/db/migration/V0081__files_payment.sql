-- V0081 — what a family was paid, month by month, and where a person lifted the masks of a file
CREATE TABLE files.payment (
    household_id    uuid    NOT NULL,
    living_division text    NOT NULL,
    hukou_division  text    NOT NULL,
    programme       text    NOT NULL,
    month           date    NOT NULL,
    amount_cents    bigint  NOT NULL,
    persons         integer NOT NULL,
    status          text    NOT NULL,
    dataset         text    NOT NULL,
    delivery_id     uuid    NOT NULL REFERENCES files.delivery,
    line            integer NOT NULL,

    PRIMARY KEY (household_id, programme, month),
    CONSTRAINT payment_of_a_household FOREIGN KEY (household_id, living_division, hukou_division)
        REFERENCES registry.household (household_id, living_division, hukou_division) ON UPDATE CASCADE,
    CONSTRAINT payment_month_is_named_by_its_first_day CHECK (month = date_trunc('month', month)::date)
);
CREATE INDEX payment_household_fk ON files.payment (household_id, living_division, hukou_division);
CREATE INDEX payment_delivery_fk ON files.payment (delivery_id);
COMMENT ON TABLE files.payment IS 'all members'' lines of a month together, for reading; the two years before the newest delivery';
COMMENT ON COLUMN files.payment.status IS 'of the line that went least well';

CREATE TABLE files.reveal (
    reveal_id       uuid        PRIMARY KEY DEFAULT uuidv7(),
    session_id      uuid        NOT NULL REFERENCES access.session,
    household_id    uuid        NOT NULL,
    living_division text        NOT NULL,
    hukou_division  text        NOT NULL,
    account_id      uuid        NOT NULL REFERENCES access.account,
    reason          text        NOT NULL,
    revealed_at     timestamptz NOT NULL,
    ends_at         timestamptz NOT NULL,

    CONSTRAINT reveal_of_a_household FOREIGN KEY (household_id, living_division, hukou_division)
        REFERENCES registry.household (household_id, living_division, hukou_division) ON UPDATE CASCADE,
    CONSTRAINT reveal_has_a_reason CHECK (length(btrim(reason)) BETWEEN 4 AND 200),
    CONSTRAINT reveal_lasts_ten_minutes_at_most CHECK (ends_at > revealed_at AND ends_at <= revealed_at + interval '10 minutes')
);
CREATE INDEX reveal_session_fk ON files.reveal (session_id, household_id);
CREATE INDEX reveal_household_fk ON files.reveal (household_id, living_division, hukou_division);
CREATE INDEX reveal_account_fk ON files.reveal (account_id);
