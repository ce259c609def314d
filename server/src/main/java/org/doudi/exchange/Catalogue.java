package org.doudi.exchange;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every dataset that departments deliver. */
public final class Catalogue {
    private final Map<String, Dataset> byCode = new LinkedHashMap<>();

    private Catalogue(List<Dataset> datasets) {
        datasets.forEach(dataset -> byCode.put(dataset.code(), dataset));
    }

    /** The catalogue of this program. */
    public static Catalogue read() {
        return new Catalogue(CatalogueFile.read());
    }

    static Catalogue of(List<Dataset> datasets) {
        return new Catalogue(datasets);
    }

    /** Every dataset, in the order of the catalogue. */
    public List<Dataset> datasets() {
        return List.copyOf(byCode.values());
    }

    /** The dataset of a code. */
    public Optional<Dataset> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** The dataset that a header fits best: it has every required column, and most of the others. */
    Optional<Dataset> bestFit(List<String> header) {
        return byCode.values().stream()
                .filter(dataset -> Header.match(dataset, header).missing().isEmpty())
                .max(Comparator.comparingInt(dataset -> {
                    var match = Header.match(dataset, header);
                    return match.known() * 2
                            - match.unknown().size() * 3
                            - dataset.columns().size();
                }));
    }
}
