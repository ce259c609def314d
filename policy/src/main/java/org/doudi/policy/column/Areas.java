package org.doudi.policy.column;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.doudi.kernel.DivisionCode;
import org.doudi.policy.Parameters;

/** Where parameters are the same: the divisions they name cut the city into areas. */
final class Areas<V> {
    /** Significant digits, the longest first. */
    private final List<String> named;

    private final Function<DivisionCode, Optional<V>> compute;
    private final Map<String, Optional<V>> known = new HashMap<>();

    /** @param compute what holds in an area, given one of its divisions */
    Areas(Parameters parameters, Function<DivisionCode, Optional<V>> compute) {
        this.compute = compute;
        this.named = parameters.all().stream()
                .flatMap(parameter -> parameter.values().stream())
                .map(dated -> dated.division().replaceAll("(000)+$", ""))
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** What holds at a place. */
    Optional<V> at(DivisionCode division) {
        return known.computeIfAbsent(area(division), _ -> compute.apply(division));
    }

    /** The narrowest named division around a place: it tells all the wider ones. */
    String area(DivisionCode division) {
        return named.stream()
                .filter(code -> division.value().startsWith(code))
                .findFirst()
                .orElse("");
    }
}
