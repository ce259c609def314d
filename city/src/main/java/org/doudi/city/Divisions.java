package org.doudi.city;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.doudi.kernel.DivisionCode;

/** The villages and communities of the city, each as likely a home as it plausibly has residents. */
final class Divisions {
    /** Residents of 2020 in thousands, rounded from memory of the seventh census: only the proportions matter. */
    private static final Map<String, Integer> THOUSAND_RESIDENTS =
            Map.of("320402", 670, "320404", 660, "320411", 890, "320412", 1690, "320413", 590, "320481", 790);

    /** A community (居委会) holds about this many times the people of a village (村委会). */
    private static final int COMMUNITY_WEIGHT = 3;

    /**
     * A village or community.
     *
     * @param code 12 digits
     * @param name its own name
     * @param address town and village as an address begins
     * @param rural whether it is a village committee's area
     */
    record Village(DivisionCode code, String name, String address, boolean rural) {}

    private final List<Village> villages = new ArrayList<>();
    private final int[] weights;

    Divisions() {
        var names = new HashMap<String, String>();
        var lines = TextResource.lines("divisions.csv");
        lines.stream().skip(1).forEach(line -> names.put(line.substring(0, 12), line.substring(13)));
        lines.stream()
                .skip(1)
                .map(line -> new DivisionCode(line.substring(0, 12)))
                .forEach(code -> {
                    if (code.level() == DivisionCode.Level.VILLAGE) {
                        villages.add(village(code, names));
                    }
                });
        weights = weigh();
    }

    List<Village> villages() {
        return List.copyOf(villages);
    }

    Village home(Dice dice) {
        return villages.get(dice.weighted(weights));
    }

    private static Village village(DivisionCode code, Map<String, String> names) {
        var name = names.getOrDefault(code.value(), "");
        var town = names.getOrDefault(code.parent().value(), "");
        var district = names.getOrDefault(code.parent().parent().value(), "");
        var place = name.endsWith("居委会") || name.endsWith("村委会") ? name.substring(0, name.length() - 3) : name;
        return new Village(code, name, "常州市" + district + town + place, name.endsWith("村委会"));
    }

    private int[] weigh() {
        var shares = new HashMap<String, Integer>();
        villages.forEach(village -> shares.merge(district(village), share(village), Integer::sum));
        return villages.stream()
                .mapToInt(village -> THOUSAND_RESIDENTS.getOrDefault(district(village), 0)
                        * 1000
                        * share(village)
                        / shares.getOrDefault(district(village), 1))
                .toArray();
    }

    private static int share(Village village) {
        return village.rural ? 1 : COMMUNITY_WEIGHT;
    }

    private static String district(Village village) {
        return village.code.value().substring(0, 6);
    }
}
