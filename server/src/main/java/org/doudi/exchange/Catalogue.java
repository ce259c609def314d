package org.doudi.exchange;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every dataset that departments deliver. */
public final class Catalogue {
    private final Map<String, Dataset> byCode = new LinkedHashMap<>();

    private final Set<String> everyName = new HashSet<>();

    private Catalogue(List<Dataset> datasets) {
        for (var dataset : datasets) {
            byCode.put(dataset.code(), dataset);
            for (var column : dataset.columns()) {
                everyName.add(column.name());
                everyName.add(HeaderText.plain(column.label()));
            }
        }
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

    /** How many of the names any dataset has. */
    int known(List<String> names) {
        int known = 0;
        for (var name : names) {
            known += everyName.contains(HeaderText.plain(name)) ? 1 : 0;
        }
        return known;
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

    /** The dataset of which a header names most of the required columns; at least half of them, and three columns. */
    Optional<Dataset> likeliest(List<String> header) {
        return byCode.values().stream()
                .filter(dataset -> {
                    var match = Header.match(dataset, header);
                    long required =
                            dataset.columns().stream().filter(Column::required).count();
                    return match.known() >= 3 && match.missing().size() * 2L <= required;
                })
                .max(Comparator.comparingInt(dataset -> {
                    var match = Header.match(dataset, header);
                    return match.known() * 2
                            - match.missing().size() * 2
                            - match.unknown().size();
                }));
    }
}
