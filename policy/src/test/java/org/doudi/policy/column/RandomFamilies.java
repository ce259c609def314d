package org.doudi.policy.column;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.doudi.kernel.DivisionCode;
import org.doudi.policy.Book;
import org.doudi.policy.book.BookReader;

/** Households made to find mistakes: values at limits, odd ones, missing ones, more often than life has them. */
final class RandomFamilies {
    static final Book BOOK = BookReader.published();
    static final Layout LAYOUT = Layout.of(BOOK.items());
    static final CompiledPolicy P01 = CompiledPolicy.compile(BOOK.policies().policy("P01"), LAYOUT, BOOK);

    private static final List<String> MOSTLY_GIVEN = List.of("ethnicity", "disability_type");
    private static final LocalDate FIRST_BIRTH = LocalDate.of(1930, 1, 1);
    private static final int BIRTH_DAYS = 34_000;
    private static final LocalDate FIRST_DAY = LocalDate.of(2020, 1, 1);
    /** Yuan at which something changes: the standard of 2023, a year of it, three years of it. */
    private static final List<String> LIMITS = List.of("1020", "12240", "36720", "18000", "40");

    private final Random random;
    private final double unknown;
    private final boolean unknownToVerification;
    private final Set<String> read = Set.copyOf(P01.items());

    /**
     * @param unknown how often an item is unknown
     * @param unknownToVerification whether only items are that verification supplies
     */
    RandomFamilies(long seed, double unknown, boolean unknownToVerification) {
        this.random = new Random(seed);
        this.unknown = unknown;
        this.unknownToVerification = unknownToVerification;
    }

    Population population(int households) {
        var population = new Population(LAYOUT, households);
        var row = new HouseholdRow(LAYOUT);
        for (int i = 0; i < households; i++) {
            population.add(i, DivisionCode.of("320412"), fill(row));
        }
        return population;
    }

    HouseholdRow fill(HouseholdRow row) {
        row.clear();
        set(row, false);
        int members = random.nextInt(6);
        for (int i = 0; i < members; i++) {
            row.addMember();
            set(row, true);
        }
        return row;
    }

    private void set(HouseholdRow row, boolean ofMember) {
        for (var column : LAYOUT.columns()) {
            if (column.isOfMember() != ofMember || !read.contains(column.item())) {
                continue;
            }
            boolean mayBeUnknown = column.byVerification() || !unknownToVerification;
            if (mayBeUnknown && random.nextDouble() < unknown) {
                row.unknown(column);
            } else {
                set(row, column);
            }
        }
    }

    private void set(HouseholdRow row, Column column) {
        switch (column.kind()) {
            case MONEY -> row.number(column, money(column));
            case DECIMAL -> row.number(column, BigDecimal.valueOf(random.nextInt(30_000), 2));
            case COUNT -> row.number(column, BigDecimal.valueOf(oneIn(6) ? random.nextInt(4) : 0));
            case GRADE -> {
                if (!oneIn(8)) {
                    row.number(column, BigDecimal.valueOf(random.nextInt(5)));
                }
            }
            case FLAG -> row.flag(column, column.item().equals("is_coresident") != oneIn(20));
            case CHOICE -> choice(row, column);
            case DATE -> date(row, column);
        }
    }

    private BigDecimal money(Column column) {
        if (!oneIn(3)) {
            return BigDecimal.ZERO;
        }
        if (oneIn(3_000)) {
            return new BigDecimal(random.nextBoolean() ? "0.005" : "200000000000.5");
        }
        if (oneIn(5)) {
            var limit = new BigDecimal(LIMITS.get(random.nextInt(LIMITS.size())));
            return limit.add(BigDecimal.valueOf(random.nextInt(3) - 1, 2));
        }
        long loss = column.item().equals("business_income") ? 400_000 : 0;
        return BigDecimal.valueOf(random.nextLong(oneIn(10) ? 100_000_000 : 2_500_000) - loss, 2);
    }

    private void choice(HouseholdRow row, Column column) {
        if (MOSTLY_GIVEN.contains(column.item()) ? !oneIn(3) : oneIn(25)) {
            row.choice(
                    column, column.choices().get(random.nextInt(column.choices().size())));
        }
    }

    private void date(HouseholdRow row, Column column) {
        if (column.item().equals("birth_date")) {
            if (!oneIn(500)) {
                row.date(column, FIRST_BIRTH.plusDays(random.nextInt(BIRTH_DAYS)));
            }
        } else if (oneIn(8)) {
            row.date(column, FIRST_DAY.plusDays(random.nextInt(2_000)));
        }
    }

    private boolean oneIn(int chances) {
        return random.nextInt(chances) == 0;
    }
}
