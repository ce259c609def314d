package org.doudi.policy.yaml;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Set;
import org.doudi.policy.value.Value;

/** Values of policies as YAML writes them. */
public final class YamlValues {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-M-d", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final Set<String> YES = Set.of("true", "yes", "on", "是");
    private static final Set<String> NO = Set.of("false", "no", "off", "否");

    private YamlValues() {}

    /** A month such as 2026-07. */
    public static YearMonth month(YamlNode node) {
        try {
            return YearMonth.parse(node.text());
        } catch (DateTimeException notAMonth) {
            throw node.error("a month such as 2026-07 is expected, not '" + node.text() + "'");
        }
    }

    /** A day such as 2026-07-01 or 2026-7-1. */
    public static LocalDate day(YamlNode node) {
        try {
            return LocalDate.parse(node.text(), DAY);
        } catch (DateTimeException notADay) {
            throw node.error("a day such as 2026-07-01 is expected, not '" + node.text() + "'");
        }
    }

    /** True or false, in one of the words for it. */
    public static boolean truth(YamlNode node) {
        var word = node.text().toLowerCase(Locale.ROOT);
        if (!YES.contains(word) && !NO.contains(word)) {
            throw node.error("true or false is expected, not '" + node.text() + "'");
        }
        return YES.contains(word);
    }

    /** A number, exactly as written; 12_000 is 12000. */
    public static BigDecimal number(YamlNode node) {
        try {
            return new BigDecimal(node.text().replace("_", ""));
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
            return new Value.Items(node.list().stream().map(YamlValues::single).toList());
        }
        return single(node);
    }

    private static Value single(YamlNode node) {
        if (node.isNull()) {
            return Value.Nothing.NULL;
        }
        var text = node.text();
        if (node.isPlainText()) {
            return new Value.Text(text);
        }
        if (node.isBoolean()) {
            return Value.Truth.of(truth(node));
        }
        return text.matches("\\d{4}-\\d\\d?-\\d\\d?") ? new Value.Date(day(node)) : new Value.Decimal(number(node));
    }
}
