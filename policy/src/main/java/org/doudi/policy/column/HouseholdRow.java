package org.doudi.policy.column;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.doudi.policy.value.Value;

/**
 * One household on its way into a population: fill it, add it, clear it, use it again. An item that was not set is 0,
 * no or none.
 */
public final class HouseholdRow {
    /** More members than this, and only the interpreter answers. */
    static final int MOST_MEMBERS = 64;

    private final Layout layout;
    private final long[] empty;
    private final int width;
    private long[] values;
    private final BitSet open = new BitSet();
    private final Map<Integer, Value> unusual = new HashMap<>();
    private final List<Benefit> benefits = new ArrayList<>();
    private int members;

    /** A benefit received: place of its programme, place of the member (0: household), cents a month. */
    record Benefit(int programme, int person, long cents) {}

    /** An empty household. */
    public HouseholdRow(Layout layout) {
        this.layout = layout;
        this.width = layout.all().size();
        this.empty = layout.all().stream().mapToLong(Column::unset).toArray();
        this.values = Arrays.copyOf(empty, width * 8);
    }

    /** Forgets everything. */
    public HouseholdRow clear() {
        System.arraycopy(empty, 0, values, 0, width);
        open.clear();
        unusual.clear();
        benefits.clear();
        members = 0;
        return this;
    }

    /** One more member, whose items are set next. */
    public HouseholdRow addMember() {
        members++;
        if (values.length < (members + 1) * width) {
            values = Arrays.copyOf(values, values.length * 2);
        }
        System.arraycopy(empty, 0, values, members * width, width);
        return this;
    }

    /** Sets a money item of the household or of the last member. */
    public HouseholdRow cents(Column column, long cents) {
        if (column.kind() != ColumnKind.MONEY || Math.abs(cents) > column.kind().limit()) {
            return number(column, BigDecimal.valueOf(cents, 2));
        }
        values[place(column)] = cents;
        return this;
    }

    /** Sets a number of the household or of the last member: yuan, square metres, pieces. */
    public HouseholdRow number(Column column, BigDecimal value) {
        require(column.kind().isNumber(), column);
        var place = place(column);
        var held = column.kind().held(value);
        values[place] = held.orElse(0L);
        if (held.isEmpty()) {
            unusual.put(place, new Value.Decimal(value));
        }
        return this;
    }

    /** Sets a flag of the household or of the last member. */
    public HouseholdRow flag(Column column, boolean value) {
        require(column.kind() == ColumnKind.FLAG, column);
        values[place(column)] = value ? 1 : 0;
        return this;
    }

    /**
     * Sets a value of an enumeration of the household or of the last member.
     *
     * @throws IllegalArgumentException if the enumeration has no such value
     */
    public HouseholdRow choice(Column column, String value) {
        require(column.kind() == ColumnKind.CHOICE, column);
        var index = column.choices().indexOf(value);
        if (index < 0) {
            throw new IllegalArgumentException("not a value of " + column.item());
        }
        values[place(column)] = index;
        return this;
    }

    /**
     * Sets the values of an enumeration that hold together, of the household or of the last member. A family with more
     * than one goes to the interpreter.
     *
     * @throws IllegalArgumentException if the enumeration has no such value
     */
    public HouseholdRow choices(Column column, List<String> chosen) {
        require(column.kind() == ColumnKind.CHOICE, column);
        if (!column.choices().containsAll(chosen)) {
            throw new IllegalArgumentException("not a value of " + column.item());
        }
        if (chosen.size() == 1) {
            return choice(column, chosen.getFirst());
        }
        values[place(column)] = Column.NO_CHOICE;
        unusual.put(
                place(column),
                new Value.Items(chosen.stream().<Value>map(Value.Text::new).toList()));
        return this;
    }

    /**
     * Says that the whole household holds an identity.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    public HouseholdRow identity(String name) {
        int place = layout.identities().choices().indexOf(name);
        if (place < 0) {
            throw new IllegalArgumentException("no identity of this name");
        }
        values[layout.identities().index()] |= 1L << place;
        return this;
    }

    /**
     * Says that a benefit is received now.
     *
     * @param member place of the member who receives it from 1, 0 for the household, -1 for somebody else
     * @param cents a month
     * @throws IllegalArgumentException if no programme has this code
     */
    public HouseholdRow received(String programme, int member, long cents) {
        int place = layout.benefitProgramme().choices().indexOf(programme);
        if (place < 0) {
            throw new IllegalArgumentException("no programme " + programme);
        }
        benefits.add(new Benefit(place, member, cents));
        return this;
    }

    List<Benefit> benefits() {
        return benefits;
    }

    /** Sets a day of the household or of the last member. */
    public HouseholdRow date(Column column, LocalDate value) {
        require(column.kind() == ColumnKind.DATE, column);
        values[place(column)] = Math.toIntExact(value.toEpochDay());
        return this;
    }

    /** Says that the value of the household or of the last member is not known. */
    public HouseholdRow unknown(Column column) {
        values[place(column)] = column.unset();
        open.set(place(column));
        return this;
    }

    /** Becomes what a population holds of a household. */
    HouseholdRow copy(Population population, int row) {
        clear();
        for (int member = 0; member <= population.members(row); member++) {
            if (member > 0) {
                addMember();
            }
            for (var column : layout.columns()) {
                if (column.isOfMember() == member > 0) {
                    copy(population, column, member == 0 ? row : population.memberStart(row) + member - 1);
                }
            }
        }
        values[layout.identities().index()] = population.held(layout.identities(), row);
        int slot = population.benefitStarts()[row];
        for (int end = slot + population.benefitCounts()[row]; slot < end; slot++) {
            benefits.add(new Benefit(
                    (int) population.held(layout.benefitProgramme(), slot),
                    (int) population.held(layout.benefitPerson(), slot),
                    population.held(layout.benefitAmount(), slot)));
        }
        unusual.putAll(population.unusual(row));
        return this;
    }

    private void copy(Population population, Column column, int slot) {
        int place = place(column);
        values[place] = population.held(column, slot);
        open.set(place, population.isOpen(column, slot));
    }

    /** Members so far. */
    public int members() {
        return members;
    }

    Layout layout() {
        return layout;
    }

    /** The held value of the household (member 0) or of a member (from 1). */
    long value(Column column, int member) {
        return values[member * width + column.index()];
    }

    boolean isOpen(Column column, int member) {
        return open.get(member * width + column.index());
    }

    /** Values no column can hold, by member * width + column. */
    Map<Integer, Value> unusual() {
        return unusual;
    }

    private int place(Column column) {
        if (column.isOfMember() && members == 0) {
            throw new IllegalStateException("no member to set " + column.item());
        }
        return (column.isOfMember() ? members : 0) * width + column.index();
    }

    private static void require(boolean fits, Column column) {
        if (!fits) {
            throw new IllegalArgumentException(column.item() + " is " + column.kind());
        }
    }
}
