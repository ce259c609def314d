package org.doudi.policy.column;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.doudi.kernel.DivisionCode;
import org.doudi.policy.Book;
import org.doudi.policy.book.BookReader;

/** Households made to find mistakes: values at limits, odd ones, missing ones, more often than life has them. */
final class RandomFamilies {
    /** The published book, or that of {@code -Dbook=FOLDER}. */
    static final Book BOOK = book();

    static final Layout LAYOUT = Layout.of(BOOK.items());
    static final List<CompiledPolicy> ALL = BOOK.policies().all().stream()
            .map(policy -> CompiledPolicy.compile(policy, LAYOUT, BOOK))
            .toList();
    static final CompiledPolicy P01 = ALL.stream()
            .filter(policy -> policy.programme().equals("P01"))
            .findFirst()
            .orElseThrow();

    private static final List<String> MOSTLY_GIVEN = List.of("ethnicity", "disability_type");
    private static final List<String> RARE = List.of("exclusion_reason", "vital_status", "assistance_category");
    private static final LocalDate FIRST_BIRTH = LocalDate.of(1930, 1, 1);
    private static final int BIRTH_DAYS = 34_000;
    private static final LocalDate FIRST_DAY = LocalDate.of(2020, 1, 1);
    /** Yuan at which something changes: the standard of 2023, a year of it, three years of it. */
    private static final List<String> LIMITS = List.of("1020", "12240", "36720", "18000", "40");

    private final Random random;
    private final double unknown;
    private final boolean unknownToVerification;
    private final Set<String> read;

    /**
     * @param unknown how often an item is unknown
     * @param unknownToVerification whether only items are that verification supplies
     */
    RandomFamilies(long seed, double unknown, boolean unknownToVerification) {
        this(seed, unknown, unknownToVerification, P01);
    }

    /** @param asked the policy whose items are set; the others stay as they are when nothing is said of them */
    RandomFamilies(long seed, double unknown, boolean unknownToVerification, CompiledPolicy asked) {
        this.read = Set.copyOf(asked.items());
        this.random = new Random(seed);
        this.unknown = unknown;
        this.unknownToVerification = unknownToVerification;
    }

    private static Book book() {
        try {
            var folder = System.getProperty("book", "");
            return folder.isEmpty() ? BookReader.published() : BookReader.read(Path.of(folder));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
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
        while (oneIn(4)) {
            row.received(
                    "P%02d".formatted(1 + random.nextInt(12)),
                    random.nextInt(members + 1),
                    oneIn(3) ? 102_000 : random.nextInt(200_000));
        }
        if (oneIn(8)) {
            var identities = LAYOUT.identities().choices();
            row.identity(identities.get(random.nextInt(identities.size())));
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
            case FLAG ->
                row.flag(
                        column,
                        column.item().equals("is_coresident")
                                != oneIn(column.item().startsWith("has_") ? 2 : 12));
            case CHOICE -> choice(row, column);
            case SET -> throw new IllegalStateException(column.item());
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
        if (column.item().equals("assistance_category") && oneIn(200)) {
            row.choices(column, column.choices().subList(0, 2));
        } else if (MOSTLY_GIVEN.contains(column.item()) ? !oneIn(3) : oneIn(RARE.contains(column.item()) ? 25 : 3)) {
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
