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
 * @param residents persons alive, where the truth lists everybody; 0 where it lists those whom departments know
 * @param lanes strands in which it is made; a part of what decides its bytes
 */
public record CitySize(
        String name,
        int dibaoFamilies,
        int edgeFamilies,
        int otherFamilies,
        int employmentRows,
        int pensionRows,
        int disabilityCards,
        int residents,
        int lanes) {
    /** Sixty families, for tests and first looks. */
    public static final CitySize TINY = new CitySize("tiny", 34, 16, 10, 700, 1_300, 150, 0, 1);
    /** A twentieth of the city: 2,300 families. */
    public static final CitySize SMALL = new CitySize("small", 1_200, 450, 650, 30_500, 47_500, 5_900, 0, 4);
    /** The city at its real size. */
    public static final CitySize FULL =
            new CitySize("full", 24_000, 9_000, 13_000, 610_000, 950_000, 118_000, 5_400_000, 4);

    private static final int FAMILIES_OF_THE_CITY = 46_000;

    /** The size {@code times} as large, made in as many lanes. */
    public CitySize scaled(String newName, int times) {
        return new CitySize(
                newName,
                dibaoFamilies * times,
                edgeFamilies * times,
                otherFamilies * times,
                employmentRows * times,
                pensionRows * times,
                disabilityCards * times,
                residents * times,
                lanes);
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

    CitySize inLanes(int number) {
        return new CitySize(
                name,
                dibaoFamilies,
                edgeFamilies,
                otherFamilies,
                employmentRows,
                pensionRows,
                disabilityCards,
                residents,
                number);
    }

    int families() {
        return dibaoFamilies + edgeFamilies + otherFamilies;
    }

    /** Rows that the dataset shall have, both rounds together. */
    int rows(Dataset dataset) {
        return switch (dataset) {
            case EMPLOYMENT_REGISTRATION -> employmentRows;
            case PENSION_PAYMENT -> pensionRows;
            case DISABILITY_CERT -> disabilityCards;
            default -> (int) ((long) dataset.rowsOfTheCity() * families() / FAMILIES_OF_THE_CITY);
        };
    }
}
