package org.doudi.exchange;

import java.util.Map;
import java.util.TreeMap;
import org.doudi.database.TestDatabase;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of datasets and registry as text, apart from what counts upwards whatever happens. */
@TestComponent
class Dump {
    private final JdbcClient database;

    Dump(TestDatabase database) {
        this.database = database.asAdministrator();
    }

    /** Sorted rows by table; the change feed is left out, for it tells that something happened and un-happened. */
    Map<String, String> everything() {
        var tables = database.sql("""
                        SELECT format('%I.%I', schemaname, tablename)
                        FROM pg_tables
                        WHERE schemaname IN ('dataset', 'registry') AND tablename <> 'household_change'
                        """).query(String.class).list();
        var dump = new TreeMap<String, String>();
        for (var table : tables) {
            dump.put(table, rows(table));
        }
        return dump;
    }

    private String rows(String table) {
        return database.sql("""
                        SELECT coalesce(string_agg(line, chr(10) ORDER BY line), '')
                        FROM (SELECT (to_jsonb(t) - 'row_id' - 'seq')::text AS line FROM %s AS t) AS lines
                        """.formatted(table)).query(String.class).single();
    }

    void forget() {
        database.sql("TRUNCATE exchange.delivery, registry.household, registry.person CASCADE")
                .update();
        for (var dataset : Catalogue.read().datasets()) {
            database.sql("DELETE FROM " + dataset.table()).update();
        }
    }
}
