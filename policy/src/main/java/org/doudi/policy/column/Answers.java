package org.doudi.policy.column;

import java.util.OptionalLong;
import org.doudi.policy.Outcome.Answer;

/** What one policy says about the rows of a population. Of rows never evaluated it says "not entitled". */
public final class Answers {
    private static final Answer[] BY_CODE = {Answer.NOT_ENTITLED, Answer.ENTITLED, Answer.PRESUMED, Answer.DEPENDS};
    private static final byte INTERPRETED = 16;

    private final byte[] codes;
    private final long[] cents;

    /** Room for the answers of so many rows. */
    public Answers(int rows) {
        this.codes = new byte[rows];
        this.cents = new long[rows];
    }

    /** The answer for a row. */
    public Answer answer(int row) {
        return BY_CODE[codes[row] & ~INTERPRETED];
    }

    /** Cents a month, where they are due and do not depend on what is open. */
    public OptionalLong cents(int row) {
        boolean due = (codes[row] & ~INTERPRETED) != RowLoop.NO && cents[row] != RowLoop.OPEN_AMOUNT;
        return due ? OptionalLong.of(cents[row]) : OptionalLong.empty();
    }

    /** Whether the interpreter answered the row, because of what the compiled code was not made for. */
    public boolean isInterpreted(int row) {
        return (codes[row] & INTERPRETED) != 0;
    }

    void interpreted(int row, Answer answer, OptionalLong amount) {
        byte code = switch (answer) {
            case NOT_ENTITLED -> RowLoop.NO;
            case ENTITLED -> RowLoop.YES;
            case PRESUMED -> RowLoop.PRESUMED;
            case DEPENDS -> RowLoop.OPEN;
        };
        codes[row] = (byte) (code | INTERPRETED);
        cents[row] = amount.orElse(RowLoop.OPEN_AMOUNT);
    }

    byte[] codes() {
        return codes;
    }

    long[] cents() {
        return cents;
    }
}
