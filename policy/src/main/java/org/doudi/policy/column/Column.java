package org.doudi.policy.column;

import java.util.List;
import org.doudi.policy.Item;

/**
 * One item of every household, or of every member.
 *
 * @param source the item
 * @param kind how its values lie in memory
 * @param index its place in the layout, from 0
 */
public record Column(Item source, ColumnKind kind, int index) {
    static final int NO_CHOICE = -1;
    static final int OTHER_CHOICE = Byte.MAX_VALUE;
    static final int NO_GRADE = -1;
    static final int NO_DATE = Integer.MIN_VALUE;

    /** Name of the item. */
    public String item() {
        return source.name();
    }

    /** Values of an enumeration in order; empty for other kinds. */
    public List<String> choices() {
        return source.enumValues();
    }

    /** Whether every member has one, rather than the household. */
    public boolean isOfMember() {
        return source.level() == Item.Level.MEMBER;
    }

    boolean isOfBenefit() {
        return source.level() == Item.Level.BENEFIT;
    }

    boolean byVerification() {
        return source.byVerification();
    }

    /** The value of a column that was never set: 0, no, or none. */
    long unset() {
        return switch (kind) {
            case MONEY, DECIMAL, COUNT, FLAG, SET -> 0;
            case CHOICE -> NO_CHOICE;
            case GRADE -> NO_GRADE;
            case DATE -> NO_DATE;
        };
    }
}
