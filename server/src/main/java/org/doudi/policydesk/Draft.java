package org.doudi.policydesk;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.doudi.policy.Book;
import org.doudi.policy.Parameter;
import org.doudi.policy.value.Value;
import org.doudi.shell.BadRequest;

/**
 * Numbers tried instead of those in use, for every month and place.
 *
 * @param values by {@code name} or {@code name[key]}, only those that differ
 */
record Draft(Map<String, BigDecimal> values) {
    /** What a form field of a parameter's value is called begins so. */
    static final String FIELD = "p.";

    private static final BigDecimal LARGEST = new BigDecimal("1000000000");

    /**
     * Reads the fields of a form; what is empty or as in use is not tried.
     *
     * @throws BadRequest if a value is no number, negative or beyond a thousand million
     */
    static Draft of(Map<String, String> fields, Map<String, Sliders.Movable> inUse) {
        var values = new LinkedHashMap<String, BigDecimal>();
        fields.forEach((field, text) -> {
            var name = field.startsWith(FIELD) ? field.substring(FIELD.length()) : "";
            var current = inUse.get(name);
            if (current != null && !text.isBlank()) {
                var value = number(text.strip());
                if (value.compareTo(current.value()) != 0) {
                    values.put(name, value);
                }
            }
        });
        return new Draft(values);
    }

    /** @throws BadRequest if it is no number, negative or beyond a thousand million */
    static BigDecimal number(String text) {
        try {
            var value = new BigDecimal(text);
            if (value.signum() >= 0 && value.compareTo(LARGEST) <= 0 && value.scale() <= 6) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            throw new BadRequest("policydesk.notANumber");
        }
        throw new BadRequest("policydesk.notANumber");
    }

    /** The book with these numbers; the book itself if none is tried. */
    Book in(Book book) {
        if (values.isEmpty()) {
            return book;
        }
        var overriding = new LinkedHashMap<String, Value>();
        values.forEach((name, number) -> overriding.put(name, new Value.Decimal(number)));
        return book.with(book.parameters().overriding(overriding));
    }

    /** What the number of a parameter is called here. */
    static String name(Parameter parameter, String key) {
        return key.isEmpty() ? parameter.id() : parameter.id() + "[" + key + "]";
    }
}
