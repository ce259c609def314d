package org.doudi.programmes;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.doudi.policy.Parameter;
import org.doudi.policy.value.Value;
import org.doudi.programmes.BookChange.ReplacedRules;
import org.doudi.programmes.BookChange.StatedValue;

/** Reads the parts of a change of the book from rows, which drafts and publications state alike. */
public final class StatedRows {
    private StatedRows() {}

    /** The value of a row with its parameter, place, key and first month. */
    public static StatedValue value(ResultSet row) throws SQLException {
        return new StatedValue(
                row.getString("parameter"),
                new Parameter.Dated(
                        month(row),
                        Optional.empty(),
                        row.getString("division"),
                        row.getString("key"),
                        new Value.Decimal(plain(row.getBigDecimal("value"))),
                        Parameter.Mark.valueOf(row.getString("mark")),
                        row.getString("source"),
                        row.getString("note")));
    }

    /** The rules of a row with their programme and first month. */
    public static ReplacedRules rules(ResultSet row) throws SQLException {
        return new ReplacedRules(
                row.getString("programme"), month(row), row.getString("file_name"), row.getString("dmn"));
    }

    private static BigDecimal plain(BigDecimal stored) {
        var stripped = stored.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static YearMonth month(ResultSet row) throws SQLException {
        return YearMonth.from(row.getObject("from_month", LocalDate.class));
    }
}
