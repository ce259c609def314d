package org.doudi.policy.run;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.doudi.policy.feel.FeelType;
import org.doudi.policy.value.Value;
import org.doudi.policy.value.Value.Nothing;
import org.doudi.policy.value.Value.Truth;
import org.doudi.policy.value.Value.Unknown;

/** Which values conform to which types, and the implicit conversions of DMN 10.3.2.9.4. */
final class Types {
    private final Map<String, FeelType> named;

    Types(Map<String, FeelType> named) {
        this.named = named;
    }

    /** The answer of {@code instance of}. */
    Value isInstance(Value value, FeelType type) {
        if (value == Nothing.NULL) {
            return Truth.of(type == FeelType.Simple.NULL);
        }
        return value.isKnown() ? Truth.of(conforms(value, type)) : Unknown.BOOLEAN;
    }

    private FeelType resolved(FeelType type) {
        var result = type;
        for (int i = 0; i < 20 && result instanceof FeelType.Named name; i++) {
            result = named.getOrDefault(name.name(), FeelType.Simple.ANY);
        }
        return result;
    }

    /** A value as a variable of that type takes it: null if it does not conform. */
    Value coerce(Value value, FeelType declared) {
        var type = resolved(declared);
        if (conforms(value, type)) {
            return value;
        }
        if (type instanceof FeelType.ListOf(FeelType item)) {
            if (conforms(value, item)) {
                return new Value.Items(List.of(value));
            }
        } else if (value instanceof Value.Items items
                && items.values().size() == 1
                && conforms(items.values().getFirst(), type)) {
            return items.values().getFirst();
        }
        if (type == FeelType.Simple.DATE_TIME && value instanceof Value.Date date) {
            return new Value.DateTime(date.value().atStartOfDay(), ZoneOffset.UTC);
        }
        return Nothing.NULL;
    }

    /** Whether a value may stand where the type is asked for; what is unknown may. */
    private boolean conforms(Value value, FeelType declared) {
        if (value == Nothing.NULL || value instanceof Unknown) {
            return true;
        }
        return switch (resolved(declared)) {
            case FeelType.Simple simple -> conformsToSimple(value, simple);
            case FeelType.ListOf(FeelType item) -> conformsToList(value, item);
            case FeelType.RangeOf(FeelType end) ->
                value instanceof Value.Range range && conforms(range.low(), end) && conforms(range.high(), end);
            case FeelType.ContextOf(Map<String, FeelType> members) ->
                value instanceof Value.Context context
                        && members.entrySet().stream()
                                .allMatch(member -> context.member(member.getKey())
                                        .filter(found -> conforms(found, member.getValue()))
                                        .isPresent());
            case FeelType.FunctionOf function ->
                value instanceof Value.Function found
                        && found.parameters().size() == function.parameters().size();
            case FeelType.Named _ -> true;
        };
    }

    private boolean conformsToList(Value value, FeelType item) {
        return switch (value) {
            case Value.Items items -> items.values().stream().allMatch(one -> conforms(one, item));
            case Value.UncertainItems items -> items.values().stream().allMatch(one -> conforms(one.value(), item));
            default -> false;
        };
    }

    private static boolean conformsToSimple(Value value, FeelType.Simple type) {
        return switch (type) {
            case ANY -> true;
            case NULL -> false;
            case NUMBER -> value instanceof Value.Decimal;
            case STRING -> value instanceof Value.Text;
            case BOOLEAN -> value instanceof Truth;
            case DATE -> value instanceof Value.Date;
            case TIME -> value instanceof Value.Time;
            case DATE_TIME -> value instanceof Value.DateTime;
            case YEARS_AND_MONTHS -> value instanceof Value.YearsAndMonths;
            case DAYS_AND_TIME -> value instanceof Value.DaysAndTime;
            case CONTEXT -> value instanceof Value.Context;
            case LIST -> value instanceof Value.Items || value instanceof Value.UncertainItems;
            case RANGE -> value instanceof Value.Range;
            case FUNCTION -> value instanceof Value.Function;
        };
    }
}
