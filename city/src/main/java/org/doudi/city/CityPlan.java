package org.doudi.city;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * What decides every byte of a demo city.
 *
 * @param size how many families and rows
 * @param seed the same seed gives the same files
 * @param asOf the day the city is written for; its month is the month in which dibao is judged
 * @param coverage which datasets are delivered
 * @param dirt in what state the files are
 */
public record CityPlan(CitySize size, long seed, LocalDate asOf, Coverage coverage, Dirt dirt) {
    /** The day the demo city is written for unless another is asked. */
    public static final LocalDate DEFAULT_AS_OF = LocalDate.of(2026, 11, 24);

    /** The first seven datasets, clean. */
    public CityPlan(CitySize size, long seed, LocalDate asOf) {
        this(size, seed, asOf, Coverage.FIRST_SEVEN, Dirt.NONE);
    }

    /** The same people, all datasets, clean. */
    public CityPlan withAllDatasets() {
        return new CityPlan(size, seed, asOf, Coverage.ALL, dirt);
    }

    /** The same people, all datasets, as departments really send. */
    public CityPlan asReallySent() {
        return new CityPlan(size, seed, asOf, Coverage.ALL, Dirt.REAL);
    }

    /** The month in which entitlement is judged. */
    public YearMonth referenceMonth() {
        return YearMonth.from(asOf);
    }

    /** The day the first round of deliveries states; the second round states {@link #asOf}. */
    public LocalDate firstRound() {
        return asOf.minusMonths(1);
    }

    Round roundOf(LocalDate day) {
        return day.isAfter(firstRound()) ? Round.SECOND : Round.FIRST;
    }

    YearMonth monthOf(Round round) {
        return YearMonth.from(asOf(round));
    }

    LocalDate asOf(Round round) {
        return switch (round) {
            case FIRST -> firstRound();
            case SECOND -> asOf;
        };
    }
}
