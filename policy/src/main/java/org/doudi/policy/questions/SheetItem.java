package org.doudi.policy.questions;

import java.math.BigDecimal;
import org.doudi.policy.Item;
import org.doudi.policy.value.Value;
import org.doudi.policy.yaml.YamlNode;
import org.doudi.policy.yaml.YamlValues;

/** A value of an item as a sheet states it. */
final class SheetItem {
    private static final int MOST_ENTRIES = 12;
    private static final int LONGEST_TEXT = 40;
    private static final int MOST_DECIMALS = 2;
    private static final BigDecimal GREATEST = new BigDecimal("10000000000");
    private static final BigDecimal GREATEST_GRADE = BigDecimal.TEN;

    private SheetItem() {}

    static Value read(Item item, YamlNode node) {
        if (node.isList() || node.isMap()) {
            return list(item, node);
        }
        if (item.kind() == Item.Kind.DATE && node.isPlainText()) {
            return new Value.Date(YamlValues.day(node));
        }
        var value = YamlValues.value(node);
        require(value == Value.Nothing.NULL || fits(item, value));
        return value;
    }

    private static Value list(Item item, YamlNode node) {
        require(node.isList()
                && (item.kind() == Item.Kind.LIST || item.type().endsWith("]"))
                && node.list().size() <= MOST_ENTRIES);
        var value = YamlValues.value(node);
        require(value instanceof Value.Items entries
                && entries.values().stream().allMatch(entry -> isShort(entry) || isUpTo(GREATEST_GRADE, entry)));
        return value;
    }

    private static boolean fits(Item item, Value value) {
        return switch (item.kind()) {
            case AMOUNT -> isUpTo(GREATEST, value);
            case GRADE -> isUpTo(GREATEST_GRADE, value);
            case FLAG -> value instanceof Value.Truth;
            case CHOICE -> value instanceof Value.Text text && item.enumValues().contains(text.value());
            case TEXT -> isShort(value);
            case DATE, LIST -> false;
        };
    }

    private static boolean isUpTo(BigDecimal greatest, Value value) {
        return value instanceof Value.Decimal number
                && number.value().scale() >= 0
                && number.value().scale() <= MOST_DECIMALS
                && number.value().signum() >= 0
                && number.value().compareTo(greatest) <= 0;
    }

    private static boolean isShort(Value value) {
        return value instanceof Value.Text text && text.value().length() <= LONGEST_TEXT;
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new InvalidSheet("an item has a value that it cannot have");
        }
    }
}
