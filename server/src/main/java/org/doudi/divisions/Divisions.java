package org.doudi.divisions;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.doudi.kernel.DivisionCode;

/** The division tree, in memory: it changes with a notice of the State Council, not with the day's work. */
public final class Divisions {
    private final NavigableMap<DivisionCode, Division> byCode = new TreeMap<>();

    Divisions(List<Division> divisions) {
        divisions.forEach(division -> byCode.put(division.code(), division));
    }

    /** The division of a code, if the code is in use. */
    public Optional<Division> find(DivisionCode code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** The name of a division, or its code where no division has it. */
    public String name(DivisionCode code) {
        return find(code).map(Division::name).orElse(code.value());
    }

    /** Names from the district down, such as 天宁区 雕庄街道 朝阳社区; the city itself by its own name. */
    public String path(DivisionCode code) {
        if (code.level().compareTo(DivisionCode.Level.CITY) <= 0) {
            return name(code);
        }
        var parent = code.parent();
        return parent.level() == DivisionCode.Level.CITY ? name(code) : path(parent) + " " + name(code);
    }

    /** The divisions one level below, in order of their codes. */
    public List<Division> children(DivisionCode code) {
        return byCode.subMap(code, false, new DivisionCode(code.endExclusive()), false).values().stream()
                .filter(division -> division.code().parent().equals(code))
                .toList();
    }

    /** Every village or community that may hold households, in order of their codes. */
    public List<Division> villages() {
        return byCode.values().stream()
                .filter(division -> division.code().level() == DivisionCode.Level.VILLAGE && division.hasHouseholds())
                .toList();
    }

    /** The city itself. */
    public Division city() {
        return byCode.firstEntry().getValue();
    }
}
