package org.doudi.policy.yaml;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import org.doudi.policy.value.Value;

/** Values of policies as YAML writes them. */
public final class YamlValues {
    private YamlValues() {}

    /** A month such as 2026-07. */
    public static YearMonth month(YamlNode node) {
        try {
            return YearMonth.parse(node.text());
        } catch (DateTimeException notAMonth) {
            throw node.error("a month such as 2026-07 is expected, not '" + node.text() + "'");
        }
    }

    /** A day such as 2026-07-01. */
    public static LocalDate day(YamlNode node) {
        try {
            return LocalDate.parse(node.text());
        } catch (DateTimeException notADay) {
            throw node.error("a day such as 2026-07-01 is expected, not '" + node.text() + "'");
        }
    }

    /** A number, exactly as written. */
    public static BigDecimal number(YamlNode node) {
        try {
            return new BigDecimal(node.text());
        } catch (NumberFormatException notANumber) {
            throw node.error("a number is expected, not '" + node.text() + "'");
        }
    }

    /** A number, boolean, day, text or list, whichever it looks like. */
    public static Value value(YamlNode node) {
        if (node.isNull()) {
            return Value.Nothing.NULL;
        }
        if (node.isList()) {
            return new Value.Items(node.list().stream().map(YamlValues::value).toList());
        }
        var text = node.text();
        if (node.isPlainText()) {
            return new Value.Text(text);
        }
        if (text.equals("true") || text.equals("false")) {
            return Value.Truth.of(Boolean.parseBoolean(text));
        }
        return text.matches("\\d{4}-\\d\\d-\\d\\d") ? new Value.Date(day(node)) : new Value.Decimal(number(node));
    }
}
