package org.doudi.screening;

import java.util.List;
import java.util.Map;
import org.doudi.policy.ItemCatalogue;
import org.doudi.policy.Situation;
import org.doudi.policy.column.Column;
import org.doudi.policy.column.ColumnKind;
import org.doudi.policy.column.HouseholdRow;
import org.doudi.policy.column.Layout;
import org.doudi.policy.column.Population;
import org.doudi.policy.value.Value;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes families as rows of columns. */
@Component
class RowMaker {
    private final Layout layout;

    RowMaker(ItemCatalogue items) {
        this.layout = Layout.of(items);
    }

    /** What an item that only verification can supply is taken for while it is open. */
    enum Unverified {
        /** Open. */
        OPEN,
        /** Nothing: what a family can expect at most. */
        NOTHING
    }

    Layout layout() {
        return layout;
    }

    /** A population of these families alone, which come in order of division; each is known by its place in the list. */
    Population population(List<Situation> families, Unverified unverified) {
        var population = new Population(layout, families.size());
        var row = new HouseholdRow(layout);
        for (int i = 0; i < families.size(); i++) {
            population.add(i, families.get(i).division(), fill(row, families.get(i), unverified));
        }
        return population;
    }

    /** Fills the row with what is known of a family; text and lists have no columns. */
    HouseholdRow fill(HouseholdRow row, Situation situation, Unverified unverified) {
        row.clear();
        for (var column : layout.columns()) {
            if (!column.isOfMember()) {
                set(row, column, situation.household(), unverified);
            }
        }
        for (var member : situation.members()) {
            row.addMember();
            for (var column : layout.columns()) {
                if (column.isOfMember()) {
                    set(row, column, member.items(), unverified);
                }
            }
        }
        return row;
    }

    private static void set(HouseholdRow row, Column column, Map<String, Value> items, Unverified unverified) {
        var value = items.get(column.item());
        if (value != null && value.isKnown()) {
            set(row, column, value);
        } else if (unverified == Unverified.OPEN || !column.source().byVerification()) {
            row.unknown(column);
        }
    }

    /** A value of another kind than its item's, or outside its enumeration, says nothing the law could rest on. */
    private static void set(HouseholdRow row, Column column, @Nullable Value value) {
        switch (value) {
            case Value.Decimal number when column.kind().isNumber() -> row.number(column, number.value());
            case Value.Truth truth when column.kind() == ColumnKind.FLAG -> row.flag(column, truth.value());
            case Value.Text text when column.choices().contains(text.value()) -> row.choice(column, text.value());
            case Value.Items items when column.kind() == ColumnKind.CHOICE -> choices(row, column, items);
            case Value.Date date when column.kind() == ColumnKind.DATE -> row.date(column, date.value());
            case Value.Nothing _ -> {}
            case null, default -> row.unknown(column);
        }
    }

    private static void choices(HouseholdRow row, Column column, Value.Items items) {
        var chosen = items.values().stream().map(Value::toString).toList();
        if (column.choices().containsAll(chosen)) {
            row.choices(column, chosen);
        } else {
            row.unknown(column);
        }
    }
}
