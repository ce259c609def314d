package org.doudi.city;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import org.doudi.kernel.Money;

/**
 * The true answer to P01 for a family, by plain arithmetic over what really happened.
 *
 * @param state what a perfect office would find
 * @param counted members counted
 * @param income yearly income
 * @param limit twelve standards a member: income must be below it
 * @param receives whether the family has an open dibao case
 * @param amount monthly dibao under the true facts, zero if not entitled
 */
record Entitlement(State state, int counted, Income income, Money limit, boolean receives, Money amount) {
    private static final BigDecimal TWELFTH_OF_HUNDRED = BigDecimal.valueOf(100L * Income.MONTHS);

    /** What a perfect office would find. */
    enum State {
        /** Receives and qualifies. */
        PROPERLY_RECEIVES,
        /** Qualifies but does not receive. */
        ENTITLED_MISSING,
        /** Receives but no longer qualifies. */
        RECEIVES_NO_LONGER,
        /** No valid consent: nobody may look at income. */
        CANNOT_TELL,
        /** Neither qualifies nor receives. */
        PROPERLY_WITHOUT;

        /** The state as the truth files write it. */
        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The state if property is judged too, as the truth files write it; {@code depends} where only a visit can tell. */
    String stateWith(Holding holding) {
        if (state == State.CANNOT_TELL || holding.effect() == Holding.Effect.NONE) {
            return state.text();
        }
        boolean entitled = state == State.PROPERLY_RECEIVES || state == State.ENTITLED_MISSING;
        if (entitled && holding.effect() == Holding.Effect.DEPENDS) {
            return "depends";
        }
        return switch (state) {
            case PROPERLY_RECEIVES, RECEIVES_NO_LONGER -> State.RECEIVES_NO_LONGER.text();
            case ENTITLED_MISSING, PROPERLY_WITHOUT -> State.PROPERLY_WITHOUT.text();
            case CANNOT_TELL -> State.CANNOT_TELL.text();
        };
    }

    static Entitlement of(Family family, LocalDate day) {
        var members = family.livingOn(day);
        var income = Income.of(family.kin().members(), day);
        var limit = limit(members.size(), day);
        boolean below = income.total().compareTo(limit) < 0;
        boolean receives = family.file().register() == Family.Register.DIBAO
                && family.file().isOpenOn(day);
        return new Entitlement(
                state(family.isAuthorisedOn(day), receives, below),
                members.size(),
                income,
                limit,
                receives,
                below ? monthly(limit.minus(income.total())) : Money.ZERO);
    }

    /** Twelve standards of the day for so many members. */
    static Money limit(int members, LocalDate day) {
        return Standards.dibao(YearMonth.from(day)).times((long) Income.MONTHS * members);
    }

    /** A twelfth, rounded half up to the cent. */
    static Money monthly(Money yearly) {
        return Money.ofYuan(BigDecimal.valueOf(yearly.cents()).divide(TWELFTH_OF_HUNDRED, 2, RoundingMode.HALF_UP));
    }

    private static State state(boolean authorised, boolean receives, boolean below) {
        if (!authorised) {
            return State.CANNOT_TELL;
        }
        if (receives) {
            return below ? State.PROPERLY_RECEIVES : State.RECEIVES_NO_LONGER;
        }
        return below ? State.ENTITLED_MISSING : State.PROPERLY_WITHOUT;
    }
}
