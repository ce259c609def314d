package org.doudi.policy.column;

import java.math.BigDecimal;
import java.util.List;
import org.doudi.policy.feel.Expression;
import org.jspecify.annotations.Nullable;

/** A policy with types, ready to become bytecode. */
sealed interface Node {
    /**
     * A value that is the same for all households of an area: computed by the interpreter before the rows are read.
     *
     * @param scale decimals of a number as held
     * @param keys of a table: the values of the enumeration, in order
     */
    record Shared(int index, Expression expression, SharedKind kind, int scale, List<String> keys) {}

    /** What a shared value is. */
    enum SharedKind {
        NUMBER,
        /** A number not below zero, as parameters are. */
        NOT_NEGATIVE,
        /** A whole number from 1 to {@link NumberRules#MOST_DIVISOR}. */
        DIVISOR,
        BOOLEAN,
        DATE,
        /** A number for each value of an enumeration. */
        TABLE
    }

    /** A decision, or a part of it that is used in several places: computed once a row. */
    record Definition(String name, Node node, boolean usedOften) {}

    /**
     * A variable that runs over members, or over the benefits received; {@code null} where the household is meant.
     */
    record MemberVariable(int number, boolean ofBenefits) {
        /** The member a programme for persons is asked about. */
        static final MemberVariable PERSON = new MemberVariable(-1, false);
    }

    /** A number, held as a whole number: value = held / (10^scale × the shared divisors). */
    sealed interface Num extends Node {
        int scale();

        /** Shared whole numbers the held value is yet to be divided by. */
        default List<Shared> divisors() {
            return List.of();
        }

        Span span();
    }

    /** Yes or no. */
    sealed interface Bool extends Node {}

    /** A day. */
    sealed interface Day extends Node {}

    /** A value of an enumeration. */
    sealed interface Choice extends Node {}

    /** Some of a household's members, held as bits. */
    sealed interface Members extends Node {}

    record Constant(BigDecimal value) implements Num {
        @Override
        public int scale() {
            return Math.max(0, value.scale());
        }

        long held() {
            return value.movePointRight(scale()).longValueExact();
        }

        @Override
        public Span span() {
            return Span.of(held(), held());
        }
    }

    record SharedNumber(Shared shared, Span span) implements Num {
        @Override
        public int scale() {
            return shared.scale();
        }
    }

    record TableNumber(Shared shared, Choice key, Span span) implements Num {
        @Override
        public int scale() {
            return shared.scale();
        }
    }

    record ItemNumber(Column column, @Nullable MemberVariable member) implements Num {
        @Override
        public int scale() {
            return column.kind().scale();
        }

        @Override
        public Span span() {
            return Span.around(column.kind().limit());
        }
    }

    record Count(Members members) implements Num {
        @Override
        public int scale() {
            return 0;
        }

        @Override
        public Span span() {
            return Span.of(0, HouseholdRow.MOST_MEMBERS);
        }
    }

    /** @param zeroIfNone whether the sum of nothing is zero; else it is null */
    record Sum(Members members, MemberVariable variable, Num body, Span span, boolean zeroIfNone) implements Num {
        @Override
        public int scale() {
            return body.scale();
        }

        @Override
        public List<Shared> divisors() {
            return body.divisors();
        }
    }

    /** {@code left ± right}; both sides of one scale and over the same divisors. */
    record SumOrDifference(Num left, Num right, boolean minus, Span span) implements Num {
        @Override
        public int scale() {
            return left.scale();
        }

        @Override
        public List<Shared> divisors() {
            return left.divisors();
        }
    }

    record Product(Num left, Num right, Span span, List<Shared> divisors) implements Num {
        @Override
        public int scale() {
            return left.scale() + right.scale();
        }
    }

    /** The same held value, over one more divisor. */
    record Quotient(Num dividend, List<Shared> divisors) implements Num {
        @Override
        public int scale() {
            return dividend.scale();
        }

        @Override
        public Span span() {
            return dividend.span();
        }
    }

    /** The same value, held with more decimals and over more divisors. */
    record Widened(Num number, int scale, List<Shared> factors, List<Shared> divisors, Span span) implements Num {}

    /** The largest or smallest; all of one scale and over the same divisors. */
    record Extreme(List<Num> numbers, boolean largest, Span span) implements Num {
        @Override
        public int scale() {
            return numbers.getFirst().scale();
        }

        @Override
        public List<Shared> divisors() {
            return numbers.getFirst().divisors();
        }
    }

    record ChosenNumber(Bool condition, Num then, Num otherwise, Span span) implements Num {
        @Override
        public int scale() {
            return then.scale();
        }

        @Override
        public List<Shared> divisors() {
            return then.divisors();
        }
    }

    /** Rounded half up, away from zero. */
    record Rounded(Num number, int scale, Span span) implements Num {}

    /** A number worked out elsewhere. */
    sealed interface Same extends Num {
        Num number();

        @Override
        default int scale() {
            return number().scale();
        }

        @Override
        default List<Shared> divisors() {
            return number().divisors();
        }

        @Override
        default Span span() {
            return number().span();
        }
    }

    record DefinedNumber(Definition definition, Num number) implements Same {}

    /** What a function of members gives. */
    record CalledNumber(MemberFunction function, Num number, List<MemberVariable> arguments) implements Same {}

    /** What a function of members gives. */
    record CalledBool(MemberFunction function, Bool bool, List<MemberVariable> arguments) implements Bool {}

    /** What only the interpreter knows; a row that needs it goes there. */
    record UnknownNumber() implements Num {
        @Override
        public int scale() {
            return 0;
        }

        @Override
        public Span span() {
            return Span.of(0, 0);
        }
    }

    /** What only the interpreter knows; a row that needs it goes there. */
    record UnknownBool() implements Bool {}

    record BoolConstant(boolean value) implements Bool {}

    /** Whether the household holds an identity, by its place. */
    record HasIdentity(Column identities, int place) implements Bool {}

    /** Whether two variables run over the same member. */
    record SameMember(MemberVariable one, MemberVariable other) implements Bool {}

    /** Whether a benefit is a member's own; of the household if there is no member. */
    record BenefitOf(
            Column person, MemberVariable benefit, @Nullable MemberVariable member) implements Bool {}

    record SharedBool(Shared shared) implements Bool {}

    record ItemFlag(Column column, @Nullable MemberVariable member) implements Bool {}

    /** Both sides of one scale and over the same divisors. */
    record CompareNumbers(Expression.Comparator comparator, Num left, Num right) implements Bool {}

    record CompareDays(Expression.Comparator comparator, Day left, Day right) implements Bool {}

    record IsChoice(Choice choice, int value) implements Bool {}

    /** Whether a day or a grade is null. */
    record HasNothing(Column column, @Nullable MemberVariable member) implements Bool {}

    record Both(Bool left, Bool right) implements Bool {}

    record Either(Bool left, Bool right) implements Bool {}

    record Not(Bool operand) implements Bool {}

    record Exists(Members members, MemberVariable variable, Bool condition) implements Bool {}

    record ChosenBool(Bool condition, Bool then, Bool otherwise) implements Bool {}

    record DefinedBool(Definition definition, Bool bool) implements Bool {}

    record SharedDay(Shared shared) implements Day {}

    record ItemDay(Column column, @Nullable MemberVariable member) implements Day {}

    record ItemChoice(Column column, @Nullable MemberVariable member) implements Choice {}

    record AllMembers() implements Members {}

    /** All benefits received; a list of them is held as bits like one of members. */
    record AllBenefits() implements Members {}

    record Filtered(Members members, MemberVariable variable, Bool condition) implements Members {}

    record DefinedMembers(Definition definition, Members members) implements Members {}
}
