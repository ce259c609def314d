package org.doudi.policy.column;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.doudi.policy.Item;
import org.doudi.policy.Situation;
import org.doudi.policy.value.Value;

/** Gives a row back as the values an interpreter reads. */
final class RowValues {
    private final Population population;

    RowValues(Population population) {
        this.population = population;
    }

    /** The household of a row, its members known by their place from 1. */
    Situation situation(int row, Occasion occasion) {
        var members = new ArrayList<Situation.Member>();
        for (int i = 1; i <= population.members(row); i++) {
            var items = items(row, population.memberStart(row) + i - 1, Item.Level.MEMBER, i);
            members.add(new Situation.Member(String.valueOf(i), items));
        }
        return new Situation(
                population.division(row),
                occasion.month(),
                occasion.appliedOn(),
                occasion.decidedOn(),
                items(row, row, Item.Level.HOUSEHOLD, 0),
                members,
                List.of(),
                List.of());
    }

    private Map<String, Value> items(int row, int slot, Item.Level level, int memberNumber) {
        var unusual = population.unusual(row);
        int width = population.layout().columns().size();
        var items = new LinkedHashMap<String, Value>();
        for (var column : population.layout().columns()) {
            if (column.source().level() == level && !population.isOpen(column, slot)) {
                var other = unusual.get(memberNumber * width + column.index());
                items.put(column.item(), other != null ? new Value.Decimal(other) : value(column, slot));
            }
        }
        return items;
    }

    private Value value(Column column, int slot) {
        long held = population.held(column, slot);
        return switch (column.kind()) {
            case MONEY, DECIMAL, COUNT ->
                new Value.Decimal(BigDecimal.valueOf(held, column.kind().scale()));
            case GRADE -> held == Column.NO_GRADE ? Value.Nothing.NULL : Value.Decimal.of(held);
            case FLAG -> Value.Truth.of(held != 0);
            case CHOICE ->
                held == Column.NO_CHOICE
                        ? Value.Nothing.NULL
                        : new Value.Text(column.choices().get((int) held));
            case DATE -> held == Column.NO_DATE ? Value.Nothing.NULL : new Value.Date(LocalDate.ofEpochDay(held));
        };
    }
}
