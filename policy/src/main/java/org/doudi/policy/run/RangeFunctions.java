package org.doudi.policy.run;

import java.util.List;
import org.doudi.policy.value.Value;
import org.doudi.policy.value.Value.Nothing;
import org.doudi.policy.value.Value.Range;
import org.doudi.policy.value.Value.Truth;

/** How points and ranges lie to each other (table 78 of the specification). A point is a range of one. */
final class RangeFunctions {
    static final List<Builtin> ALL = List.of(
            relation("before(range1, range2)", RangeFunctions::before, true),
            relation("after(range1, range2)", (one, other) -> before(other, one), true),
            relation("meets(range1, range2)", RangeFunctions::meets, false),
            relation("met by(range1, range2)", (one, other) -> meets(other, one), false),
            relation("overlaps(range1, range2)", RangeFunctions::overlaps, false),
            relation("overlaps before(range1, range2)", RangeFunctions::overlapsBefore, false),
            relation("overlaps after(range1, range2)", (one, other) -> overlapsBefore(other, one), false),
            relation("finishes(range1, range2)", RangeFunctions::finishes, true),
            relation("finished by(range1, range2)", (one, other) -> finishes(other, one), true),
            relation("includes(range1, range2)", (one, other) -> during(other, one), true),
            relation("during(range1, range2)", RangeFunctions::during, true),
            relation("starts(range1, range2)", RangeFunctions::starts, true),
            relation("started by(range1, range2)", (one, other) -> starts(other, one), true),
            relation("coincides(range1, range2)", RangeFunctions::coincides, true),
            Builtin.of("range(from)", false, arguments -> RangeText.read(arguments.getFirst())));

    private RangeFunctions() {}

    private interface Relation {
        Value of(Range one, Range other);
    }

    private static Builtin relation(String signature, Relation relation, boolean takesPoints) {
        return Builtin.of(signature, false, arguments -> {
            var one = arguments.get(0);
            var other = arguments.get(1);
            if (one == Nothing.NULL || other == Nothing.NULL) {
                return Nothing.NULL;
            }
            boolean ranges = one instanceof Range && other instanceof Range;
            return ranges || takesPoints ? relation.of(range(one), range(other)) : Nothing.NULL;
        });
    }

    private static Range range(Value value) {
        return value instanceof Range range ? range : new Range(true, value, value, true);
    }

    private static Value equal(Value one, Value other) {
        return one == Nothing.NULL && other == Nothing.NULL ? Truth.TRUE : Comparisons.equal(one, other);
    }

    private static Value before(Range one, Range other) {
        if (one.high() == Nothing.NULL || other.low() == Nothing.NULL) {
            return Truth.FALSE;
        }
        boolean touch = one.highIncluded() && other.lowIncluded();
        return touch ? Comparisons.less(one.high(), other.low()) : Comparisons.notAbove(one.high(), other.low());
    }

    private static Value meets(Range one, Range other) {
        return one.highIncluded() && other.lowIncluded() && one.high() != Nothing.NULL
                ? equal(one.high(), other.low())
                : Truth.FALSE;
    }

    private static Value overlaps(Range one, Range other) {
        return Logic.and(Logic.not(before(one, other)), Logic.not(before(other, one)));
    }

    /** The first starts earlier and ends inside the second. */
    private static Value overlapsBefore(Range one, Range other) {
        return Logic.and(startsEarlier(one, other), Logic.and(Logic.not(before(one, other)), endsNotLater(one, other)));
    }

    private static Value startsEarlier(Range one, Range other) {
        if (other.low() == Nothing.NULL) {
            return Truth.FALSE;
        }
        if (one.low() == Nothing.NULL) {
            return Truth.TRUE;
        }
        boolean wider = one.lowIncluded() && !other.lowIncluded();
        return wider ? Comparisons.notAbove(one.low(), other.low()) : Comparisons.less(one.low(), other.low());
    }

    private static Value endsNotLater(Range one, Range other) {
        if (other.high() == Nothing.NULL) {
            return Truth.TRUE;
        }
        if (one.high() == Nothing.NULL) {
            return Truth.FALSE;
        }
        boolean fits = !one.highIncluded() || other.highIncluded();
        return fits ? Comparisons.notAbove(one.high(), other.high()) : Comparisons.less(one.high(), other.high());
    }

    private static Value finishes(Range one, Range other) {
        var sameEnd = Logic.and(Truth.of(one.highIncluded() == other.highIncluded()), equal(one.high(), other.high()));
        return Logic.and(sameEnd, Logic.not(startsEarlier(one, other)));
    }

    private static Value during(Range one, Range other) {
        return Logic.and(Logic.not(startsEarlier(one, other)), endsNotLater(one, other));
    }

    private static Value starts(Range one, Range other) {
        var sameStart = Logic.and(Truth.of(one.lowIncluded() == other.lowIncluded()), equal(one.low(), other.low()));
        return Logic.and(sameStart, endsNotLater(one, other));
    }

    private static Value coincides(Range one, Range other) {
        return Logic.and(
                Truth.of(one.lowIncluded() == other.lowIncluded() && one.highIncluded() == other.highIncluded()),
                Logic.and(equal(one.low(), other.low()), equal(one.high(), other.high())));
    }
}
