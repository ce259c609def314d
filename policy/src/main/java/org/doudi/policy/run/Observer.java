package org.doudi.policy.run;

import org.doudi.policy.feel.Expression.Comparator;
import org.doudi.policy.value.Value;

/** Looks on while a policy is evaluated, to explain it afterwards. */
public interface Observer {
    /** Sees nothing. */
    Observer NONE = new Observer() {};

    /** A member of a context was read. */
    default void read(Value.Context owner, String member, Value value) {}

    /** Two values were compared. */
    default void compared(Comparator operator, Value left, Value right, Value result) {}
}
