package org.doudi.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The tables of the catalogue: one per dataset, with rows versioned by delivery and row-level security forced. */
public final class DatasetTables {
    private static final int VERSION = 1;

    private DatasetTables() {}

    /** What makes or completes every table; repeating it changes nothing. */
    public static List<String> statements() {
        return Catalogue.read().datasets().stream()
                .flatMap(dataset -> statements(dataset).stream())
                .toList();
    }

    /** Differs whenever the statements do. */
    public static int checksum() {
        return String.join("\n", statements()).hashCode() + VERSION;
    }

    static List<String> statements(Dataset dataset) {
        var table = dataset.table();
        var statements = new ArrayList<String>();
        statements.add("""
                CREATE TABLE IF NOT EXISTS %1$s (
                    row_id        bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                    delivery_id   uuid    NOT NULL,
                    line          integer NOT NULL,
                    row_key       text    NOT NULL,
                    row_hash      bytea   NOT NULL,
                    superseded_by uuid
                )""".formatted(table));
        for (var column : dataset.storedColumns()) {
            statements.add(
                    "ALTER TABLE %s ADD COLUMN IF NOT EXISTS %s %s".formatted(table, column.quoted(), column.sql()));
        }
        statements.add("CREATE UNIQUE INDEX IF NOT EXISTS %s_current ON %s (row_key) WHERE superseded_by IS NULL"
                .formatted(dataset.code(), table));
        for (var person : persons(dataset)) {
            statements.add("CREATE INDEX IF NOT EXISTS %s_%s_fk ON %s (%2$s)".formatted(dataset.code(), person, table));
        }
        statements.add("CREATE INDEX IF NOT EXISTS %s_delivery_fk ON %s USING brin (delivery_id)"
                .formatted(dataset.code(), table));
        statements.addAll(security(dataset));
        statements.addAll(comments(dataset));
        return statements;
    }

    /** The columns by which a person's rows are found. */
    private static List<String> persons(Dataset dataset) {
        return dataset.scope() == Dataset.PersonScope.MATCH_ONLY
                ? List.of("id_index")
                : dataset.subjects().stream().map(Column::storedName).toList();
    }

    private static List<String> security(Dataset dataset) {
        var table = dataset.table();
        var readable = switch (dataset.scope()) {
            case EVENT_ALL, OWN_CLIENTS -> "true";
            case AUTHORISED ->
                dataset.subjects().stream()
                        .map(subject -> subject.storedName() + " " + """
                            IN (SELECT authorisation.person_id FROM registry.authorisation
                                 WHERE withdrawn_at IS NULL AND current_date BETWEEN valid_from AND valid_until)""")
                        .collect(Collectors.joining(" OR "));
            case MATCH_ONLY -> "false";
        };
        return List.of(
                "ALTER TABLE %s ENABLE ROW LEVEL SECURITY".formatted(table),
                "ALTER TABLE %s FORCE ROW LEVEL SECURITY".formatted(table),
                "DROP POLICY IF EXISTS load_keeps_the_rows ON %s".formatted(table),
                "CREATE POLICY load_keeps_the_rows ON %s TO doudi_load USING (true) WITH CHECK (true)".formatted(table),
                "DROP POLICY IF EXISTS owner_counts_the_rows ON %s".formatted(table),
                "CREATE POLICY owner_counts_the_rows ON %s FOR SELECT TO doudi_owner USING (true)".formatted(table),
                "DROP POLICY IF EXISTS engine_reads_what_the_law_lets_it ON %s".formatted(table),
                "CREATE POLICY engine_reads_what_the_law_lets_it ON %s FOR SELECT TO doudi_engine USING (%s)"
                        .formatted(table, readable),
                "GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO doudi_load".formatted(table),
                "GRANT SELECT ON %s TO doudi_engine".formatted(table));
    }

    private static List<String> comments(Dataset dataset) {
        var keptElsewhere = dataset.columns().stream()
                .filter(column -> !column.type().isStored() && dataset.scope() != Dataset.PersonScope.MATCH_ONLY)
                .map(Column::name)
                .collect(Collectors.joining(", "));
        return List.of(
                "COMMENT ON TABLE %s IS '%s (%s), %s, %s%s'"
                        .formatted(
                                dataset.table(),
                                dataset.name(),
                                dataset.owner(),
                                dataset.mode().name().toLowerCase(Locale.ROOT),
                                dataset.scope().name().toLowerCase(Locale.ROOT),
                                keptElsewhere.isEmpty() ? "" : "; only in the vault: " + keptElsewhere),
                "COMMENT ON COLUMN %s.delivery_id IS 'rows are written by their delivery''s transaction alone: a checked key would cost more than the row'"
                        .formatted(dataset.table()),
                "COMMENT ON COLUMN %s.row_key IS 'natural key; persons as their id, vault numbers as the start of their blind index'"
                        .formatted(dataset.table()),
                "COMMENT ON COLUMN %s.superseded_by IS 'delivery that replaced the row or no longer has it; empty while the row is current'"
                        .formatted(dataset.table()));
    }
}
