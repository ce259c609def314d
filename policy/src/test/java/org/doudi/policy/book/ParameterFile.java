package org.doudi.policy.book;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.doudi.kernel.MonthPeriod;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A parameter file as text, and what is wrong with it. */
record ParameterFile(String text) {
    private static final Set<String> FILE_KEYS =
            Set.of("id", "title", "title_en", "unit", "scope", "key", "key_item", "values");
    private static final Set<String> REQUIRED_FILE_KEYS = Set.of("id", "title", "title_en", "unit", "scope", "values");
    private static final Set<String> VALUE_KEYS =
            Set.of("from", "through", "division", "key", "value", "mark", "source", "note");
    private static final Set<String> REQUIRED_VALUE_KEYS = Set.of("from", "value", "mark", "source");
    private static final Set<String> SCOPES = Set.of("national", "province", "city", "district");
    private static final Set<String> MARKS = Set.of("confirmed", "memory", "proposal", "demo");
    private static final YearMonth OPEN_END = YearMonth.of(9999, 12);

    /** Where a value holds: the same place, key and months may not have two. */
    private record Place(String division, String key, MonthPeriod period) {
        boolean overlaps(Place other) {
            return division.equals(other.division)
                    && key.equals(other.key)
                    && period.intersection(other.period).isPresent();
        }
    }

    /** What is wrong, in words; empty if nothing is. */
    List<String> complaints(Set<String> divisions, Set<String> items) {
        var complaints = new ArrayList<String>();
        Map<String, Object> file = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        checkKeys("file", file.keySet(), FILE_KEYS, REQUIRED_FILE_KEYS, complaints);
        checkOneOf("scope", file.get("scope"), SCOPES, complaints);
        if (file.containsKey("key_item")) {
            checkOneOf("key_item", file.get("key_item"), items, complaints);
        }
        if (file.get("values") instanceof List<?> values && !values.isEmpty()) {
            checkValues(values, file.containsKey("key"), divisions, complaints);
        } else {
            complaints.add("no values");
        }
        return complaints;
    }

    private static void checkValues(List<?> values, boolean keyed, Set<String> divisions, List<String> complaints) {
        var places = new ArrayList<Place>();
        for (var value : values) {
            if (!(value instanceof Map<?, ?> entry)) {
                complaints.add("value is not a map: " + value);
                continue;
            }
            checkKeys("value", entry.keySet(), VALUE_KEYS, REQUIRED_VALUE_KEYS, complaints);
            checkEntry(entry, keyed, divisions, complaints);
            period(entry, complaints).forEach(period -> {
                var place = new Place(text(entry, "division"), text(entry, "key"), period);
                if (places.stream().anyMatch(place::overlaps)) {
                    complaints.add("overlapping periods: " + place);
                }
                places.add(place);
            });
        }
    }

    private static void checkEntry(Map<?, ?> entry, boolean keyed, Set<String> divisions, List<String> complaints) {
        checkOneOf("mark", entry.get("mark"), MARKS, complaints);
        if (text(entry, "source").isBlank()) {
            complaints.add("source is blank");
        }
        if (entry.containsKey("division")) {
            var code = text(entry, "division");
            checkOneOf("division", code + "0".repeat(Math.max(0, 12 - code.length())), divisions, complaints);
        }
        if (entry.containsKey("key") && !keyed) {
            complaints.add("a key in a parameter without keys");
        }
        if (!isNumber(text(entry, "value"))) {
            complaints.add("value is not a number: " + entry.get("value"));
        }
    }

    private static void checkKeys(
            String where, Set<?> found, Set<String> known, Set<String> required, List<String> complaints) {
        found.stream().filter(key -> !known.contains(String.valueOf(key))).forEach(key -> {
            complaints.add("unknown key in " + where + ": " + key);
        });
        required.stream().filter(key -> !found.contains(key)).forEach(key -> {
            complaints.add(where + " without " + key);
        });
    }

    private static void checkOneOf(String what, @Nullable Object value, Set<String> known, List<String> complaints) {
        if (!known.contains(String.valueOf(value))) {
            complaints.add("unknown " + what + ": " + value);
        }
    }

    private static List<MonthPeriod> period(Map<?, ?> entry, List<String> complaints) {
        try {
            var from = YearMonth.parse(text(entry, "from"));
            var through = entry.containsKey("through") ? YearMonth.parse(text(entry, "through")) : OPEN_END;
            if (through.isBefore(from)) {
                complaints.add("ends before it starts: " + entry);
                return List.of();
            }
            return List.of(new MonthPeriod(from, through));
        } catch (DateTimeParseException notAMonth) {
            complaints.add("not a month: " + notAMonth.getParsedString());
            return List.of();
        }
    }

    private static boolean isNumber(String text) {
        try {
            return new BigDecimal(text).scale() <= 6;
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }

    private static String text(Map<?, ?> entry, String key) {
        return entry.containsKey(key) ? String.valueOf(entry.get(key)) : "";
    }
}
