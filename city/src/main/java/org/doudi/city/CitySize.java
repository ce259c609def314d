package org.doudi.city;

/**
 * How large a demo city is. Rows count the deliveries together; families count all cases of a register, closed ones too.
 *
 * @param name {@code tiny}, {@code small} or {@code full}
 * @param dibaoFamilies cases of the dibao register
 * @param edgeFamilies cases of the register of dibao-marginal families
 * @param otherFamilies families with somebody in another category of difficulty
 * @param employmentRows rows of employment_registration
 * @param pensionRows rows of pension_payment
 * @param disabilityCards rows of disability_cert
 */
public record CitySize(
        String name,
        int dibaoFamilies,
        int edgeFamilies,
        int otherFamilies,
        int employmentRows,
        int pensionRows,
        int disabilityCards) {
    /** Sixty families, for tests and first looks. */
    public static final CitySize TINY = new CitySize("tiny", 34, 16, 10, 700, 1_300, 150);
    /** A twentieth of the city: 2,300 families. */
    public static final CitySize SMALL = new CitySize("small", 1_200, 450, 650, 30_500, 47_500, 5_900);
    /** The city at its real size. */
    public static final CitySize FULL = SMALL.scaled("full", 20);

    /** The size {@code times} as large. */
    public CitySize scaled(String newName, int times) {
        return new CitySize(
                newName,
                dibaoFamilies * times,
                edgeFamilies * times,
                otherFamilies * times,
                employmentRows * times,
                pensionRows * times,
                disabilityCards * times);
    }

    /** The size of that name; throws IllegalArgumentException for an unknown one. */
    public static CitySize named(String name) {
        return switch (name) {
            case "tiny" -> TINY;
            case "small" -> SMALL;
            case "full" -> FULL;
            default -> throw new IllegalArgumentException("city size must be tiny, small or full");
        };
    }

    int families() {
        return dibaoFamilies + edgeFamilies + otherFamilies;
    }
}
