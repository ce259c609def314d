package org.doudi.screening;

import java.util.List;
import java.util.Map;
import org.doudi.kernel.Money;
import org.doudi.policy.Item;
import org.doudi.policy.ItemCatalogue;
import org.doudi.policy.ItemRef;
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
    private final List<Item> byVerification;

    RowMaker(ItemCatalogue items) {
        this.layout = Layout.of(items);
        this.byVerification =
                items.items().stream().filter(Item::byVerification).toList();
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

    /** The situation of a family as its row has it, with the texts and lists that no column holds. */
    Situation situation(Situation known, Unverified unverified) {
        var situation = known;
        if (unverified == Unverified.NOTHING) {
            for (var item : byVerification) {
                situation = ifNothingIsFound(situation, item);
            }
        }
        return situation;
    }

    private static Situation ifNothingIsFound(Situation situation, Item item) {
        if (item.level() == Item.Level.HOUSEHOLD) {
            return situation.household().containsKey(item.name())
                    ? situation
                    : situation.with(ItemRef.ofHousehold(item.name()), item.absent());
        }
        var assumed = situation;
        for (var member : situation.members()) {
            if (!member.items().containsKey(item.name())) {
                assumed = assumed.with(new ItemRef(member.id(), item.name()), item.absent());
            }
        }
        return assumed;
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
        situation.identities().forEach(row::identity);
        benefits(row, situation);
        return row;
    }

    /** Benefits come as policies read them: programme, person unless the household, yuan a month. */
    private static void benefits(HouseholdRow row, Situation situation) {
        var members = situation.members().stream().map(Situation.Member::id).toList();
        for (var benefit : situation.received()) {
            if (benefit instanceof Value.Context(Map<String, Value> said)
                    && said.get("programme") instanceof Value.Text(String programme)
                    && said.get("amount") instanceof Value.Decimal amount) {
                int place =
                        said.get("person") instanceof Value.Text(String person) ? places(members.indexOf(person)) : 0;
                row.received(programme, place, Money.ofYuan(amount.value()).cents());
            }
        }
    }

    /** Members are counted from 1; -1 is somebody else. */
    private static int places(int index) {
        return index < 0 ? -1 : index + 1;
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
