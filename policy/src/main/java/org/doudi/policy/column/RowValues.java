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
                received(row),
                identities(row));
    }

    /** Members are told apart by their place, so benefits and members name it. */
    private List<Value> received(int row) {
        var layout = population.layout();
        var received = new ArrayList<Value>();
        for (int i = 0; i < population.benefitCounts()[row]; i++) {
            int slot = population.benefitStarts()[row] + i;
            var members = new LinkedHashMap<String, Value>();
            int programme = (int) population.held(layout.benefitProgramme(), slot);
            members.put(
                    "programme",
                    new Value.Text(layout.benefitProgramme().choices().get(programme)));
            long person = population.held(layout.benefitPerson(), slot);
            if (person != 0) {
                members.put("person", new Value.Text(String.valueOf(person)));
            }
            members.put(
                    "amount", new Value.Decimal(BigDecimal.valueOf(population.held(layout.benefitAmount(), slot), 2)));
            received.add(new Value.Context(members));
        }
        return received;
    }

    private List<String> identities(int row) {
        var column = population.layout().identities();
        long held = population.held(column, row);
        var names = new ArrayList<String>();
        for (int i = 0; i < column.choices().size(); i++) {
            if ((held >>> i & 1) != 0) {
                names.add(column.choices().get(i));
            }
        }
        return names;
    }

    private Map<String, Value> items(int row, int slot, Item.Level level, int memberNumber) {
        var unusual = population.unusual(row);
        int width = population.layout().all().size();
        var items = new LinkedHashMap<String, Value>();
        if (level == Item.Level.MEMBER) {
            items.put("full_name", new Value.Text(String.valueOf(memberNumber)));
        }
        for (var column : population.layout().columns()) {
            if (column.source().level() == level && !population.isOpen(column, slot)) {
                var other = unusual.get(memberNumber * width + column.index());
                items.put(column.item(), other != null ? other : value(column, slot));
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
            case SET -> throw new IllegalStateException(column.item());
            case CHOICE ->
                held == Column.NO_CHOICE
                        ? Value.Nothing.NULL
                        : new Value.Text(column.choices().get((int) held));
            case DATE -> held == Column.NO_DATE ? Value.Nothing.NULL : new Value.Date(LocalDate.ofEpochDay(held));
        };
    }
}
