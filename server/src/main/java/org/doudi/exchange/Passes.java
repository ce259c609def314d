package org.doudi.exchange;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.doudi.shell.Language;
import org.doudi.shell.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many rows of a delivery each pass of linking took, over the client of whichever role asks. */
final class Passes {
    private Passes() {}

    /**
     * One pass as printed.
     *
     * @param before share of the delivery before, empty if there is none
     * @param change of the share, in percentage points, empty if there is nothing to compare with
     */
    record Line(String name, String rows, String share, String before, String change) {}

    static void store(JdbcClient database, UUID delivery, Map<Pass, Long> rowsByPass) {
        database.sql("""
                        INSERT INTO exchange.delivery_pass (delivery_id, pass, rows)
                        SELECT CAST(:delivery AS uuid), pass, rows
                        FROM unnest(:passes::text[], :rows::bigint[]) AS counted (pass, rows)
                        """)
                .param("delivery", delivery)
                .param("passes", rowsByPass.keySet().stream().map(Pass::code).toArray(String[]::new))
                .param("rows", rowsByPass.values().toArray(Long[]::new))
                .update();
    }

    /** Those that took any row. */
    static Map<Pass, Long> of(JdbcClient database, UUID delivery) {
        var rows = new EnumMap<Pass, Long>(Pass.class);
        database.sql("SELECT pass, rows FROM exchange.delivery_pass WHERE delivery_id = :delivery")
                .param("delivery", delivery)
                .query(row -> {
                    rows.put(Pass.valueOf(row.getString("pass").toUpperCase(Locale.ROOT)), row.getLong("rows"));
                });
        return rows;
    }

    /** Every pass by its code, for programs. */
    static Map<String, Long> coded(JdbcClient database, UUID delivery) {
        var rows = of(database, delivery);
        var coded = new LinkedHashMap<String, Long>();
        for (var pass : Pass.values()) {
            coded.put(pass.code(), rows.getOrDefault(pass, 0L));
        }
        return coded;
    }

    /** One delivery's, as printed. */
    static List<Line> printed(JdbcClient database, UUID delivery, Texts texts, Language language) {
        return compared(of(database, delivery), Map.of(), texts, language);
    }

    /** A dataset's newest loaded delivery against the one before. */
    static List<Line> newest(JdbcClient database, Dataset dataset, Texts texts, Language language) {
        var newest = database.sql("""
                        SELECT delivery_id FROM exchange.delivery WHERE dataset = :dataset AND state = 'loaded'
                        ORDER BY ended_at DESC, number DESC LIMIT 2
                        """)
                .param("dataset", dataset.code())
                .query(UUID.class)
                .list();
        return newest.isEmpty()
                ? List.of()
                : compared(
                        of(database, newest.getFirst()),
                        newest.size() == 1 ? Map.of() : of(database, newest.getLast()),
                        texts,
                        language);
    }

    private static List<Line> compared(Map<Pass, Long> now, Map<Pass, Long> before, Texts texts, Language language) {
        long rows = sum(now);
        long rowsBefore = sum(before);
        return Arrays.stream(Pass.values())
                .filter(pass -> now.containsKey(pass) || before.containsKey(pass))
                .map(pass -> {
                    double share = share(now.getOrDefault(pass, 0L), rows);
                    double shareBefore = share(before.getOrDefault(pass, 0L), rowsBefore);
                    return new Line(
                            texts.text(language, "exchange.pass." + pass.code()),
                            DeliveryPrint.number(now.getOrDefault(pass, 0L)),
                            percent("%.1f %%", share),
                            rowsBefore == 0 ? "" : percent("%.1f %%", shareBefore),
                            rowsBefore == 0 ? "" : percent("%+.1f", share - shareBefore));
                })
                .toList();
    }

    private static long sum(Map<Pass, Long> rows) {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : 100.0 * part / whole;
    }

    private static String percent(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
