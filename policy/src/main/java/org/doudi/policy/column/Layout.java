package org.doudi.policy.column;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.doudi.policy.Item;
import org.doudi.policy.ItemCatalogue;

/** Which items a population holds, and where. Immutable. */
public final class Layout {
    /** A benefit may be of these programmes. */
    private static final List<String> PROGRAMMES =
            IntStream.rangeClosed(1, 99).mapToObj("P%02d"::formatted).toList();

    private final List<Column> columns;
    private final List<Column> all;
    private final Column identities;
    private final Column benefitProgramme;
    private final Column benefitPerson;
    private final Column benefitAmount;
    private final Map<String, Column> byItem = new HashMap<>();
    private final int words;

    private Layout(List<Column> columns) {
        this.columns = List.copyOf(columns);
        columns.forEach(column -> byItem.put(column.item(), column));
        var more = new ArrayList<>(columns);
        var known = byItem.get("assistance_category");
        this.identities = added(
                more,
                "identities",
                Item.Level.HOUSEHOLD,
                ColumnKind.SET,
                known == null ? List.of() : known.choices().stream().limit(62).toList());
        this.benefitProgramme = added(more, "programme", Item.Level.BENEFIT, ColumnKind.CHOICE, PROGRAMMES);
        this.benefitPerson = added(more, "person", Item.Level.BENEFIT, ColumnKind.COUNT, List.of());
        this.benefitAmount = added(more, "amount", Item.Level.BENEFIT, ColumnKind.MONEY, List.of());
        this.all = List.copyOf(more);
        this.words = (all.size() + 1 + 63) / 64;
    }

    private static Column added(
            List<Column> columns, String name, Item.Level level, ColumnKind kind, List<String> choices) {
        var source = new Item(name, name, level, "", "", "", Item.Sensitivity.L2, false, columns.size(), choices);
        var column = new Column(source, kind, columns.size());
        columns.add(column);
        return column;
    }

    /** Every item that a column can hold, in catalogue order; text, lists and files stay outside. */
    public static Layout of(ItemCatalogue catalogue) {
        var columns = new ArrayList<Column>();
        for (var item : catalogue.items()) {
            ColumnKind.ofCatalogueType(item.type())
                    .filter(kind ->
                            kind != ColumnKind.CHOICE || !item.enumValues().isEmpty())
                    .ifPresent(kind -> columns.add(new Column(item, kind, columns.size())));
        }
        return new Layout(columns);
    }

    /** The columns in order. */
    public List<Column> columns() {
        return columns;
    }

    /** The columns, and those of what is no item: identities of the household, benefits received. */
    List<Column> all() {
        return all;
    }

    /** Identities the whole household holds. */
    Column identities() {
        return identities;
    }

    /** The programme of a benefit received. */
    Column benefitProgramme() {
        return benefitProgramme;
    }

    /** Who receives a benefit: the place of a member from 1, 0 for the household, -1 for somebody else. */
    Column benefitPerson() {
        return benefitPerson;
    }

    /** What a benefit gives a month. */
    Column benefitAmount() {
        return benefitAmount;
    }

    /** The column of what a benefit has by that name, if it has one. */
    Optional<Column> ofBenefit(String name) {
        return all.stream()
                .filter(column -> column.isOfBenefit() && column.item().equals(name))
                .findFirst();
    }

    /** The column of an item, if the layout has it. */
    public Optional<Column> find(String item) {
        return Optional.ofNullable(byItem.get(item));
    }

    /**
     * The column of an item.
     *
     * @throws IllegalArgumentException if the layout has none
     */
    public Column column(String item) {
        return find(item).orElseThrow(() -> new IllegalArgumentException("no column for " + item));
    }

    /** Words of the bit set each row has: a bit per item that is open somewhere in the row, and one for unusual rows. */
    int words() {
        return words;
    }

    /** The bit of rows that only the interpreter can answer. */
    int unusualBit() {
        return all.size();
    }
}
