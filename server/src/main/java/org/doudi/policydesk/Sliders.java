package org.doudi.policydesk;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.doudi.divisions.Divisions;
import org.doudi.policy.Parameter;
import org.doudi.policy.Policy;
import org.doudi.policy.Reads;
import org.doudi.policy.value.Value;
import org.doudi.programmes.BookInUse;
import org.doudi.programmes.ParameterWords;
import org.doudi.shell.Language;
import org.springframework.stereotype.Component;

/** The numbers of a programme that can be moved. */
@Component
class Sliders {
    private final BookInUse book;
    private final Divisions divisions;
    private final ParameterWords words;

    Sliders(BookInUse book, Divisions divisions, ParameterWords words) {
        this.book = book;
        this.divisions = divisions;
        this.words = words;
    }

    /**
     * A number to be moved.
     *
     * @param field of the form
     * @param inUse as people read it
     * @param mark that it is not confirmed, or empty
     * @param isMain one number, not one of several by key
     */
    record Slider(
            String field,
            String title,
            String inUse,
            String mark,
            String value,
            String least,
            String most,
            String step,
            boolean isMain,
            boolean isChanged) {}

    /** A number in use, in the whole city. */
    record Movable(Parameter parameter, Parameter.Dated dated, BigDecimal value) {}

    List<Slider> sliders(Language language, Map<String, Movable> numbers, Draft draft) {
        var sliders = new ArrayList<Slider>();
        numbers.forEach((name, number) -> {
            var value = draft.values().getOrDefault(name, number.value);
            var step = step(number);
            sliders.add(new Slider(
                    Draft.FIELD + name,
                    words.title(language, number.parameter)
                            + (number.dated.key().isEmpty() ? "" : " · " + number.dated.key()),
                    words.value(language, number.parameter, number.dated),
                    words.mark(language, number.dated.mark()),
                    value.toPlainString(),
                    "0",
                    most(number, step).max(value).toPlainString(),
                    step.toPlainString(),
                    number.dated.key().isEmpty(),
                    draft.values().containsKey(name)));
        });
        return sliders;
    }

    /** What a programme rests on in a month, by name. */
    Map<String, Movable> numbers(Policy policy, YearMonth month) {
        var resolved = book.book().parameters().resolve(month, divisions.city().code());
        var numbers = new LinkedHashMap<String, Movable>();
        for (var id : Reads.of(policy, book.book().items()).parameters()) {
            book.book()
                    .parameters()
                    .parameter(id)
                    .ifPresent(parameter -> parameter.values().stream()
                            .map(Parameter.Dated::key)
                            .distinct()
                            .flatMap(key -> resolved.dated(id, key).stream())
                            .forEach(dated -> {
                                if (dated.value() instanceof Value.Decimal number) {
                                    numbers.put(
                                            Draft.name(parameter, dated.key()),
                                            new Movable(parameter, dated, number.value()));
                                }
                            }));
        }
        return numbers;
    }

    private static BigDecimal step(Movable number) {
        var unit = number.parameter.unit();
        if (unit.startsWith("yuan")) {
            return number.value.compareTo(BigDecimal.valueOf(100)) < 0 ? BigDecimal.ONE : BigDecimal.TEN;
        }
        return unit.equals("ratio") ? new BigDecimal("0.05") : BigDecimal.ONE;
    }

    /** Twice what is in use, in whole steps; a flag has only 0 and 1. */
    private static BigDecimal most(Movable number, BigDecimal step) {
        if (number.parameter.unit().equals("flag")) {
            return BigDecimal.ONE;
        }
        var twice = number.value.multiply(BigDecimal.TWO).max(step.multiply(BigDecimal.TEN));
        return twice.divide(step, 0, RoundingMode.CEILING).multiply(step);
    }
}
