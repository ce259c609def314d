package org.doudi.policy;

import java.util.HashMap;
import java.util.Map;
import org.doudi.policy.value.Value;
import org.jspecify.annotations.Nullable;

/** Our values as KIE DMN takes them; what it does not have is null. */
public final class KieValues {
    private KieValues() {}

    /** The items of a household or member, or the members of a context. */
    public static Map<String, @Nullable Object> plain(Map<String, Value> items) {
        Map<String, @Nullable Object> plain = new HashMap<>();
        items.forEach((name, value) -> plain.put(name, plain(value)));
        return plain;
    }

    /** One value. */
    public static @Nullable Object plain(Value value) {
        return switch (value) {
            case Value.Decimal number -> number.value();
            case Value.Truth truth -> truth.value();
            case Value.Text text -> text.value();
            case Value.Date date -> date.value();
            case Value.Items items ->
                items.values().stream().map(KieValues::plain).toList();
            case Value.Context context -> plain(context.members());
            default -> null;
        };
    }
}
