package org.doudi.policy.run;

import java.util.Map;
import java.util.function.Supplier;
import org.doudi.policy.value.Value;
import org.jspecify.annotations.Nullable;

/** The variables an expression sees: its own, then those around it. */
public final class Scope {
    private final @Nullable Scope outer;
    private final Map<String, Value> variables;
    /** Inside a filter: the item, whose members are variables too. */
    private final Value.@Nullable Context item;

    /** A variable that is only worked out when asked for, so that loops which do not ask stay cheap. */
    private record Lazy(String name, Supplier<Value> value) {}

    private final @Nullable Lazy lazy;

    private Scope(@Nullable Scope outer, Map<String, Value> variables, Value.@Nullable Context item) {
        this(outer, variables, item, null);
    }

    private Scope(
            @Nullable Scope outer, Map<String, Value> variables, Value.@Nullable Context item, @Nullable Lazy lazy) {
        this.outer = outer;
        this.variables = variables;
        this.item = item;
        this.lazy = lazy;
    }

    /** Variables of the outermost scope; later changes of the map are seen. */
    public static Scope of(Map<String, Value> variables) {
        return new Scope(null, variables, null);
    }

    Scope with(String name, Value value) {
        return new Scope(this, Map.of(name, value), null);
    }

    Scope with(Map<String, Value> more) {
        return new Scope(this, more, null);
    }

    Scope withLazy(String name, Supplier<Value> value) {
        return new Scope(this, Map.of(), null, new Lazy(name, value));
    }

    /** The scope of a filter's condition. */
    Scope ofItem(Value value) {
        return new Scope(this, Map.of("item", value), value instanceof Value.Context context ? context : null);
    }

    @Nullable
    Value find(String name, Observer observer) {
        for (var scope = this; scope != null; scope = scope.outer) {
            if (scope.item != null) {
                var member = scope.item.members().get(name);
                if (member != null) {
                    observer.read(scope.item, name, member);
                    return member;
                }
            }
            if (scope.lazy != null && scope.lazy.name.equals(name)) {
                return scope.lazy.value.get();
            }
            var value = scope.variables.get(name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}
