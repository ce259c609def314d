package org.doudi.policy.column;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doudi.policy.ItemCatalogue;

/** Which items a population holds, and where. Immutable. */
public final class Layout {
    private final List<Column> columns;
    private final Map<String, Column> byItem = new HashMap<>();
    private final int words;

    private Layout(List<Column> columns) {
        this.columns = List.copyOf(columns);
        columns.forEach(column -> byItem.put(column.item(), column));
        this.words = (columns.size() + 1 + 63) / 64;
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
        return columns.size();
    }
}
