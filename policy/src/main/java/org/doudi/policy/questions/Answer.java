package org.doudi.policy.questions;

import java.util.Map;

/**
 * The answer to a question.
 *
 * @param values what was chosen and typed, by field, of members by {@code m2.field}; empty unless given
 */
public record Answer(Kind kind, Map<String, String> values) {
    /** In the place of a field: nothing is known of this member. */
    public static final String OPEN = "open";

    /** "I do not know". */
    public static final Answer UNKNOWN = new Answer(Kind.UNKNOWN, Map.of());
    /** "I would rather not say". */
    public static final Answer DECLINED = new Answer(Kind.DECLINED, Map.of());

    /** Whether something was said. */
    public enum Kind {
        GIVEN,
        UNKNOWN,
        DECLINED
    }

    /** The values are copied. */
    public Answer {
        values = Map.copyOf(values);
    }

    /** Something was said. */
    public static Answer given(Map<String, String> values) {
        return new Answer(Kind.GIVEN, values);
    }

    /** What stands in a field; empty if nothing does. The member is empty for the household. */
    public String value(String member, String field) {
        return values.getOrDefault(key(member, field), "");
    }

    /** The name of a field of a member; of the household, if that is empty. */
    public static String key(String member, String field) {
        return member.isEmpty() ? field : member + "." + field;
    }

    boolean isOpen(String member) {
        return !member.isEmpty() && !value(member, OPEN).isEmpty();
    }
}
