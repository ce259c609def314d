package org.doudi.programmes;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.doudi.policy.Parameter;

/**
 * What is put into the book after its release, or might be.
 *
 * @param takesBack the publication that is no longer to hold
 */
public record BookChange(List<StatedValue> values, List<ReplacedRules> rules, Optional<UUID> takesBack) {
    /** A value of a parameter. */
    public record StatedValue(String parameter, Parameter.Dated dated) {}

    /**
     * The rules of a programme as a file states them.
     *
     * @param from first month they hold in
     */
    public record ReplacedRules(String programme, YearMonth from, String fileName, String dmn) {}

    /** The first month it touches; none if it states nothing. */
    public Optional<YearMonth> from() {
        return Stream.concat(
                        values.stream().map(value -> value.dated().from()),
                        rules.stream().map(ReplacedRules::from))
                .min(YearMonth::compareTo);
    }

    /** The last month in which something of it begins. */
    public Optional<YearMonth> lastBeginning() {
        return Stream.concat(
                        values.stream().map(value -> value.dated().from()),
                        rules.stream().map(ReplacedRules::from))
                .max(YearMonth::compareTo);
    }

    /** Whether nothing would change. */
    public boolean isEmpty() {
        return values.isEmpty() && rules.isEmpty() && takesBack.isEmpty();
    }
}
