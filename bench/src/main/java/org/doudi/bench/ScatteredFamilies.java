package org.doudi.bench;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Random;
import java.util.Set;
import org.doudi.kernel.DivisionCode;
import org.doudi.policy.column.Column;
import org.doudi.policy.column.HouseholdRow;
import org.doudi.policy.column.Layout;
import org.doudi.policy.column.Population;

/** Families with values of every kind in every item some policy reads: not like life, but leaving no branch out. */
final class ScatteredFamilies {
    private static final LocalDate FIRST_BIRTH = LocalDate.of(1930, 1, 1);
    private static final LocalDate FIRST_DAY = LocalDate.of(2020, 1, 1);

    private final Layout layout;
    private final Set<String> read;
    private final Random random;

    /** @param read items that are set */
    ScatteredFamilies(Layout layout, Set<String> read, long seed) {
        this.layout = layout;
        this.read = read;
        this.random = new Random(seed);
    }

    Population population(int households) {
        var population = new Population(layout, households);
        var row = new HouseholdRow(layout);
        for (int i = 0; i < households; i++) {
            population.add(i, DivisionCode.of("320412"), fill(row));
        }
        return population;
    }

    private HouseholdRow fill(HouseholdRow row) {
        row.clear();
        set(row, false);
        int members = random.nextInt(6);
        for (int i = 0; i < members; i++) {
            row.addMember();
            set(row, true);
        }
        while (oneIn(4)) {
            row.received(
                    "P%02d".formatted(1 + random.nextInt(32)), random.nextInt(members + 1), random.nextInt(200_000));
        }
        return row;
    }

    private void set(HouseholdRow row, boolean ofMember) {
        for (var column : layout.columns()) {
            if (column.isOfMember() == ofMember && read.contains(column.item())) {
                set(row, column);
            }
        }
    }

    private void set(HouseholdRow row, Column column) {
        switch (column.kind()) {
            case MONEY -> row.cents(column, oneIn(3) ? random.nextLong(oneIn(10) ? 100_000_000 : 2_500_000) : 0);
            case DECIMAL -> row.number(column, BigDecimal.valueOf(random.nextInt(30_000), 2));
            case COUNT -> row.number(column, BigDecimal.valueOf(oneIn(4) ? random.nextInt(12) : 0));
            case GRADE -> {
                if (!oneIn(8)) {
                    row.number(column, BigDecimal.valueOf(random.nextInt(5)));
                }
            }
            case FLAG -> row.flag(column, column.item().equals("is_coresident") != oneIn(8));
            case CHOICE -> {
                if (oneIn(column.item().equals("exclusion_reason") ? 30 : 3)) {
                    row.choice(
                            column,
                            column.choices().get(random.nextInt(column.choices().size())));
                }
            }
            case SET -> throw new IllegalStateException(column.item());
            case DATE -> {
                if (column.item().equals("birth_date")) {
                    row.date(column, FIRST_BIRTH.plusDays(random.nextInt(34_000)));
                } else if (oneIn(3)) {
                    row.date(column, FIRST_DAY.plusDays(random.nextInt(2_800)));
                }
            }
        }
    }

    private boolean oneIn(int chances) {
        return random.nextInt(chances) == 0;
    }
}
