package org.doudi.policy.feel;

import java.util.List;
import java.util.Map;

/** A type as a policy names it. */
public sealed interface FeelType {
    /** The type a policy names: a built-in one, else one the model defines. */
    static FeelType named(String name) {
        for (var simple : Simple.values()) {
            if (simple.feelName.equals(name)) {
                return simple;
            }
        }
        return switch (name.startsWith("feel:") ? name.substring("feel:".length()) : name) {
            case "dateTime" -> Simple.DATE_TIME;
            case "yearMonthDuration" -> Simple.YEARS_AND_MONTHS;
            case "dayTimeDuration" -> Simple.DAYS_AND_TIME;
            case "any" -> Simple.ANY;
            default -> name.startsWith("feel:") ? named(name.substring("feel:".length())) : new Named(name);
        };
    }

    /** The built-in types. */
    enum Simple implements FeelType {
        ANY("Any"),
        NULL("Null"),
        NUMBER("number"),
        STRING("string"),
        BOOLEAN("boolean"),
        DATE("date"),
        TIME("time"),
        DATE_TIME("date and time"),
        YEARS_AND_MONTHS("years and months duration"),
        DAYS_AND_TIME("days and time duration"),
        CONTEXT("context"),
        LIST("list"),
        RANGE("range"),
        FUNCTION("function");

        private final String feelName;

        Simple(String feelName) {
            this.feelName = feelName;
        }

        /** The name a policy writes. */
        public String feelName() {
            return feelName;
        }
    }

    /** A list whose items are of one type. */
    record ListOf(FeelType item) implements FeelType {}

    /** A range whose ends are of one type. */
    record RangeOf(FeelType end) implements FeelType {}

    /** A context with named members, in order. */
    record ContextOf(Map<String, FeelType> members) implements FeelType {}

    /** A function by the types of its parameters and its result. */
    record FunctionOf(List<FeelType> parameters, FeelType result) implements FeelType {}

    /** A type defined elsewhere in the model, looked up by name. */
    record Named(String name) implements FeelType {}
}
