package org.doudi.files;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import org.doudi.divisions.Divisions;
import org.doudi.kernel.DivisionCode;
import org.doudi.kernel.Money;
import org.doudi.shell.Language;
import org.doudi.shell.Texts;
import org.springframework.stereotype.Component;

/** Writes items and their values as people read them, in the language of the page. */
@Component
class Wording {
    private final Texts texts;
    private final FileItems items;
    private final Divisions divisions;

    Wording(Texts texts, FileItems items, Divisions divisions) {
        this.texts = texts;
        this.items = items;
        this.divisions = divisions;
    }

    /** A text of this module, key without its prefix. */
    String text(Language language, String key, Object... values) {
        return texts.text(language, "files." + key, values);
    }

    /** What an item is called; in English its name, made readable. */
    String label(Language language, FileItems.Item item) {
        if (language == Language.CHINESE) {
            return item.label();
        }
        var words = item.name().replace('_', ' ').replace("hukou", "registered");
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** What a department's dataset is called. */
    String dataset(Language language, String code) {
        var key = "files.dataset." + code;
        return texts.has(key) ? texts.text(language, key) : code;
    }

    /** A value of an enumeration. */
    String choice(Language language, String item, String value) {
        return language == Language.ENGLISH ? items.englishValue(item, value) : value;
    }

    /** A value as facts hold it; an empty one is known to be none. */
    String value(Language language, FileItems.Item item, Optional<String> value) {
        if (value.isEmpty()) {
            return text(language, "none");
        }
        var stated = value.get();
        return switch (item.type()) {
            case "money" -> money(Long.parseLong(stated)) + unit(language, item.unit());
            case "bool" -> text(language, stated.equals("true") ? "yes" : "no");
            case "month" -> YearMonth.from(LocalDate.parse(stated)).toString();
            case "code12" -> divisions.path(new DivisionCode(stated));
            case "enum" -> choice(language, item.name(), stated);
            default -> stated + unit(language, item.unit());
        };
    }

    /** Whole yuan without decimals, otherwise two. */
    String money(long cents) {
        var yuan = new Money(cents).yuan();
        var format = new DecimalFormat(
                cents % 100 == 0 ? "#,##0" : "#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT));
        return format.format(cents % 100 == 0 ? yuan.setScale(0) : new BigDecimal(yuan.toPlainString()));
    }

    private String unit(Language language, String unit) {
        if (unit.isEmpty()) {
            return "";
        }
        var key = "files.unit." + unit;
        return " " + (texts.has(key) ? texts.text(language, key) : unit);
    }
}
