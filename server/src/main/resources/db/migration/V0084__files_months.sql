-- V0084 — months as numbers, so that spans of months are differences
CREATE FUNCTION files.month_number(day date) RETURNS integer LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT (extract(year FROM day) * 12 + extract(month FROM day))::integer
$$;
COMMENT ON FUNCTION files.month_number IS 'consecutive months differ by one';
GRANT EXECUTE ON FUNCTION files.month_number(date) TO doudi_load;
