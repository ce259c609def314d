package org.doudi.policy;

import java.util.List;
import org.doudi.policy.value.Value;
import org.doudi.policy.value.Value.Unknown;

/**
 * An item of the household file, as policies read it.
 *
 * @param label its Chinese name
 * @param type as in the catalogue: money, int, bool, enum, date …
 * @param unit empty if none
 * @param byVerification whether verification of income and assets supplies it
 * @param order place in the catalogue, from 0
 * @param enumValues the values it may have, empty if it is no enumeration
 */
public record Item(
        String name,
        String label,
        Level level,
        String type,
        String unit,
        String source,
        Sensitivity sensitivity,
        boolean byVerification,
        int order,
        List<String> enumValues) {
    /** Whom an item speaks of. */
    public enum Level {
        HOUSEHOLD,
        MEMBER,
        /** A benefit that is received now: no item of the file, but a policy reads it like one. */
        BENEFIT
    }

    /** Who may see a value, from everybody who works on the file (L1) to the few who must (L4). */
    public enum Sensitivity {
        L1,
        L2,
        L3,
        L4
    }

    /** What kind of value an item has. */
    public enum Kind {
        AMOUNT,
        FLAG,
        LIST,
        CHOICE,
        GRADE,
        DATE,
        TEXT
    }

    /** The kind its type stands for. */
    public Kind kind() {
        if (type.endsWith("]") || type.startsWith("multi")) {
            return Kind.LIST;
        }
        return switch (type) {
            case "money", "int", "decimal" -> Kind.AMOUNT;
            case "bool" -> Kind.FLAG;
            case "enum" -> Kind.CHOICE;
            case "date" -> Kind.DATE;
            default -> type.startsWith("int(") ? Kind.GRADE : Kind.TEXT;
        };
    }

    /** What is known of it when nothing is: sums and counts are not negative, flags are true or false. */
    public Value unknown() {
        return switch (kind()) {
            case AMOUNT -> Unknown.NOT_NEGATIVE;
            case FLAG -> Unknown.BOOLEAN;
            case LIST, CHOICE, GRADE, DATE, TEXT -> Unknown.ANYTHING;
        };
    }

    /** What it is when the file is complete and says nothing: no money, no flag, an empty list, else null. */
    public Value absent() {
        return switch (kind()) {
            case AMOUNT -> Value.Decimal.ZERO;
            case FLAG -> Value.Truth.FALSE;
            case LIST -> Value.Items.EMPTY;
            case CHOICE, GRADE, DATE, TEXT -> Value.Nothing.NULL;
        };
    }
}
