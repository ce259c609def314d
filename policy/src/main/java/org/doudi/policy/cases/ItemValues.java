package org.doudi.policy.cases;

import java.util.List;
import java.util.TreeSet;
import org.doudi.policy.Item;
import org.doudi.policy.Parameters;
import org.doudi.policy.value.Value;
import org.doudi.policy.yaml.YamlNode;
import org.doudi.policy.yaml.YamlValues;

/** Values of items as worked cases write them: the type of the item says what {@code "2"}, {@code 2} or {@code yes} is. */
final class ItemValues {
    private final Parameters parameters;

    /** @param parameters whose keys are values of the items that are named like the key */
    ItemValues(Parameters parameters) {
        this.parameters = parameters;
    }

    /**
     * The value of an item; what is written as null is what the item is when nothing is given.
     *
     * @throws org.doudi.policy.yaml.InvalidYaml if the item cannot have such a value
     */
    Value read(Item item, YamlNode node) {
        if (node.isNull()) {
            return item.absent();
        }
        return switch (item.kind()) {
            case AMOUNT, GRADE -> new Value.Decimal(YamlValues.number(node));
            case FLAG -> Value.Truth.of(YamlValues.truth(node));
            case DATE -> new Value.Date(YamlValues.day(node));
            case TEXT -> new Value.Text(node.text());
            case CHOICE -> node.isList() ? choices(item, node.list()) : choice(item, node);
            case LIST -> choices(item, node.isList() ? node.list() : List.of(node));
        };
    }

    private Value choices(Item item, List<YamlNode> nodes) {
        return new Value.Items(nodes.stream()
                .map(node ->
                        item.type().startsWith("int") ? new Value.Decimal(YamlValues.number(node)) : choice(item, node))
                .toList());
    }

    private Value choice(Item item, YamlNode node) {
        var text = node.text();
        if (!item.enumValues().isEmpty() && !item.enumValues().contains(text) && !isKey(item, text)) {
            throw node.error(item.name() + " cannot be '" + text + "'; it is one of "
                    + String.join(", ", new TreeSet<>(item.enumValues())));
        }
        return new Value.Text(text);
    }

    /** Some sums are printed for kinds that the catalogue does not list, as the one of autism. */
    private boolean isKey(Item item, String text) {
        return parameters.all().stream()
                .filter(parameter -> parameter.key().equals(item.name()))
                .flatMap(parameter -> parameter.values().stream())
                .anyMatch(dated -> dated.key().equals(text));
    }
}
