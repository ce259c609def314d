-- V0010 — the division tree, and the days on which offices work
CREATE SCHEMA divisions;
GRANT USAGE ON SCHEMA divisions TO doudi_app, doudi_load, doudi_engine;

CREATE TABLE divisions.division (
    code             text    PRIMARY KEY,
    name             text    NOT NULL,
    level            text    NOT NULL,
    parent_code      text    REFERENCES divisions.division,
    has_households   boolean NOT NULL,

    CONSTRAINT division_code_has_twelve_digits CHECK (code ~ '^\d{12}$'),
    CONSTRAINT division_level_is_known CHECK (level IN ('city', 'district', 'town', 'village')),
    CONSTRAINT division_below_the_city_has_a_parent CHECK ((level = 'city') = (parent_code IS NULL))
);
CREATE INDEX division_parent_fk ON divisions.division (parent_code);
COMMENT ON COLUMN divisions.division.has_households IS 'false for prisons and resort zones, which are coded as divisions';

CREATE TABLE divisions.special_day (
    day  date PRIMARY KEY,
    kind text NOT NULL,
    name text NOT NULL,

    CONSTRAINT special_day_is_a_holiday_or_a_make_up_working_day CHECK (kind IN ('holiday', 'workday'))
);
COMMENT ON TABLE divisions.special_day IS 'State Council notice of holidays: where it is silent, Saturday and Sunday are free';

GRANT SELECT ON divisions.division, divisions.special_day TO doudi_app, doudi_load, doudi_engine;
GRANT INSERT, UPDATE ON divisions.division, divisions.special_day TO doudi_load;
