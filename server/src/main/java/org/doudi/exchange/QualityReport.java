package org.doudi.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How good a source's deliveries are, as printed.
 *
 * @param history its last deliveries, the newest first
 * @param bars the same from left to right, for the drawing
 */
record QualityReport(List<Line> history, List<Bar> bars) {
    private static final int SHOWN = 24;
    private static final int WIDTH = 20;
    private static final int HEIGHT = 100;

    /**
     * A delivery of the history.
     *
     * @param change rows against the delivery before, in percent; empty for the first
     * @param rows current rows of the dataset after it
     */
    record Line(
            String id,
            String number,
            String asOf,
            String read,
            String change,
            String rejected,
            String rejectedShare,
            String repeated,
            String outsideScope,
            String rows) {}

    /** A bar of the drawing: where it stands and how high it is, in hundredths of the highest. */
    record Bar(int x, int y, int width, int height, String title) {}

    /** A delivery as counted. */
    private record Counted(
            String id,
            String number,
            String asOf,
            long read,
            long rejected,
            long repeated,
            long outsideScope,
            long rows) {}

    static QualityReport of(JdbcClient database, Dataset dataset) {
        var newestFirst = database.sql("""
                        SELECT delivery_id::text AS id, 'D-' || lpad(number::text, 6, '0') AS short_number, as_of, rows_read,
                               rows_rejected, rows_repeated, rows_outside_scope,
                               sum(rows_stored - rows_superseded) OVER (ORDER BY ended_at, number) AS rows_current
                        FROM exchange.delivery WHERE dataset = :dataset AND state = 'loaded'
                        ORDER BY ended_at DESC, number DESC LIMIT :limit
                        """)
                .param("dataset", dataset.code())
                .param("limit", SHOWN + 1)
                .query((row, number) -> new Counted(
                        row.getString("id"),
                        row.getString("short_number"),
                        row.getString("as_of"),
                        row.getLong("rows_read"),
                        row.getLong("rows_rejected"),
                        row.getLong("rows_repeated"),
                        row.getLong("rows_outside_scope"),
                        row.getLong("rows_current")))
                .list();
        var lines = new ArrayList<Line>();
        for (int i = 0; i < Math.min(SHOWN, newestFirst.size()); i++) {
            lines.add(line(newestFirst.get(i), i + 1 < newestFirst.size() ? newestFirst.get(i + 1).read : -1));
        }
        return new QualityReport(
                lines,
                bars(newestFirst.subList(0, Math.min(SHOWN, newestFirst.size())).reversed()));
    }

    /** Of the newest delivery: the share of accepted rows with nothing in a column, by column; only where it is not 0. */
    static Map<String, String> emptyCells(JdbcClient database, Dataset dataset) {
        var empty = new HashMap<String, String>();
        database.sql("""
                        SELECT column_name, empty_cells, rows_read - rows_rejected - rows_outside_scope AS accepted
                        FROM exchange.delivery_column JOIN exchange.delivery USING (delivery_id)
                        WHERE delivery_id = (SELECT delivery_id FROM exchange.delivery
                                             WHERE dataset = :dataset AND state = 'loaded'
                                             ORDER BY ended_at DESC, number DESC LIMIT 1)
                          AND empty_cells > 0
                        """).param("dataset", dataset.code()).query(row -> {
            empty.put(row.getString("column_name"), percent(row.getLong("empty_cells"), row.getLong("accepted")));
        });
        return empty;
    }

    private static Line line(Counted delivery, long before) {
        return new Line(
                delivery.id,
                delivery.number,
                delivery.asOf,
                DeliveryPrint.number(delivery.read),
                before <= 0 ? "" : String.format(Locale.ROOT, "%+.1f %%", 100.0 * (delivery.read - before) / before),
                DeliveryPrint.number(delivery.rejected),
                percent(delivery.rejected, delivery.read),
                DeliveryPrint.number(delivery.repeated),
                DeliveryPrint.number(delivery.outsideScope),
                DeliveryPrint.number(delivery.rows));
    }

    private static List<Bar> bars(List<Counted> oldestFirst) {
        long most = oldestFirst.stream().mapToLong(Counted::rows).max().orElse(1);
        var bars = new ArrayList<Bar>();
        for (var delivery : oldestFirst) {
            int height = (int) Math.max(1, delivery.rows * HEIGHT / Math.max(1, most));
            bars.add(new Bar(
                    bars.size() * WIDTH,
                    HEIGHT - height,
                    WIDTH - 4,
                    height,
                    delivery.number + " " + delivery.asOf + ": " + DeliveryPrint.number(delivery.rows)));
        }
        return bars;
    }

    private static String percent(long part, long whole) {
        return String.format(Locale.ROOT, "%.1f %%", whole == 0 ? 0.0 : 100.0 * part / whole);
    }
}
