package org.doudi.screening;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.doudi.policy.Item;
import org.doudi.policy.value.Value;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Values of the household file as policies read them: cents become yuan here and nowhere else. */
final class FactValues {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private FactValues() {}

    /**
     * The value of a fact.
     *
     * @param json money in whole cents, dates and months as ISO text, numbers, true or false, lists; null for known to be none
     */
    static Value of(Item item, String json) {
        return of(item, JSON.readTree(json));
    }

    private static Value of(Item item, JsonNode node) {
        if (node.isNull()) {
            return none(item);
        }
        if (node.isArray()) {
            var values = new ArrayList<Value>();
            node.forEach(entry -> values.add(new Value.Text(entry.asString())));
            return new Value.Items(List.copyOf(values));
        }
        if (node.isBoolean()) {
            return Value.Truth.of(node.booleanValue());
        }
        if (node.isNumber()) {
            return new Value.Decimal(isMoney(item) ? BigDecimal.valueOf(node.longValue(), 2) : node.decimalValue());
        }
        return isDay(item) ? new Value.Date(LocalDate.parse(node.stringValue())) : new Value.Text(node.stringValue());
    }

    /** What a policy reads where the file knows that there is none. */
    private static Value none(Item item) {
        return item.kind() == Item.Kind.AMOUNT || item.kind() == Item.Kind.FLAG ? item.absent() : Value.Nothing.NULL;
    }

    private static boolean isMoney(Item item) {
        return item.type().toLowerCase(Locale.ROOT).equals("money");
    }

    private static boolean isDay(Item item) {
        return item.type().equals("date") || item.type().equals("month");
    }
}
