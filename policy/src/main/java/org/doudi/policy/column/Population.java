package org.doudi.policy.column;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.doudi.kernel.DivisionCode;
import org.doudi.policy.Item;
import org.doudi.policy.Situation;
import org.doudi.policy.value.Value;

/**
 * Households in columns, ordered by division code, so that an area is a range of rows. Written by one thread at a time;
 * a reader must not run while a row is replaced.
 */
public final class Population {
    private final Layout layout;
    private final ColumnStore household;
    private final ColumnStore member;
    private final ColumnStore benefit;
    private final Map<Long, Integer> rowsByKey = new HashMap<>();
    private final Map<Long, Map<Integer, Value>> unusualByRow = new HashMap<>();
    private long[] keys;
    private long[] divisions;
    private int[] memberStart;
    private int[] memberCount;
    private int[] benefitStart;
    private int[] benefitCount;
    private long[] rowBits;
    /** 1 where one of the row's bits is set: most rows need no second look. */
    private byte[] special;
    /** Rows in which another division begins. */
    private int[] divisionStarts = new int[16];

    private int divisionCount;
    private int rows;
    private int memberSlots;
    private int benefitSlots;

    /** An empty population with room for so many households; it grows beyond. */
    public Population(Layout layout, int expectedHouseholds) {
        int room = Math.max(16, expectedHouseholds);
        this.layout = layout;
        this.household = new ColumnStore(layout, Item.Level.HOUSEHOLD, room);
        this.member = new ColumnStore(layout, Item.Level.MEMBER, room * 3);
        this.benefit = new ColumnStore(layout, Item.Level.BENEFIT, room);
        this.keys = new long[room];
        this.divisions = new long[room];
        this.memberStart = new int[room];
        this.memberCount = new int[room];
        this.benefitStart = new int[room];
        this.benefitCount = new int[room];
        this.rowBits = new long[room * layout.words()];
        this.special = new byte[room];
    }

    /** Which items it holds. */
    public Layout layout() {
        return layout;
    }

    /** How many households there are. */
    public int rows() {
        return rows;
    }

    /**
     * Adds a household behind the others.
     *
     * @param key the caller's number for it
     * @throws IllegalArgumentException if its division comes before that of the last row, or the key is taken
     */
    public int add(long key, DivisionCode division, HouseholdRow entry) {
        long code = Long.parseLong(division.value());
        if (rows > 0 && code < divisions[rows - 1]) {
            throw new IllegalArgumentException("rows must come in order of division");
        }
        if (rowsByKey.putIfAbsent(key, rows) != null) {
            throw new IllegalArgumentException("household twice");
        }
        grow();
        int row = rows++;
        keys[row] = key;
        divisions[row] = code;
        if (row == 0 || divisions[row - 1] != code) {
            startDivision(row);
        }
        memberStart[row] = newMembers(entry.members());
        benefitStart[row] = newBenefits(entry.benefits().size());
        write(row, entry);
        return row;
    }

    /** Replaces what is known of one household; its division stays. */
    public void replace(int row, HouseholdRow entry) {
        unusualByRow.remove((long) row);
        if (entry.members() > memberCount[row]) {
            memberStart[row] = newMembers(entry.members());
        }
        if (entry.benefits().size() > benefitCount[row]) {
            benefitStart[row] = newBenefits(entry.benefits().size());
        }
        write(row, entry);
    }

    /** The row of a household, -1 if it has none. */
    public int rowOf(long key) {
        return rowsByKey.getOrDefault(key, -1);
    }

    /** The caller's number for the household in a row. */
    public long key(int row) {
        return keys[row];
    }

    /** The division of a row. */
    public DivisionCode division(int row) {
        return DivisionCode.of(String.valueOf(divisions[row]));
    }

    /** The first row whose division code is not below {@code code}; rows of an area lie between two such rows. */
    public int firstRowFrom(long code) {
        int low = 0;
        int high = rows;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (divisions[middle] < code) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** How many members the household of a row has. */
    public int members(int row) {
        return memberCount[row];
    }

    /** Slots of all members, those of replaced households too: room for answers about persons. */
    public int memberSlots() {
        return memberSlots;
    }

    /**
     * Where answers about a member lie.
     *
     * @param member from 1
     */
    public int memberSlot(int row, int member) {
        return memberStart[row] + member - 1;
    }

    /** Bytes of all columns, spare room not counted. */
    public long bytes() {
        long perRow = 8 + 8 + 4 + 4 + 4 + 4 + 1 + 8L * layout.words() + household.bytesPerEntry();
        return rows * perRow
                + (long) memberSlots * member.bytesPerEntry()
                + (long) benefitSlots * benefit.bytesPerEntry();
    }

    /**
     * The value of an item as its column holds it: cents, hundredths, whole numbers, 0 or 1, a place in the
     * enumeration, days since 1970.
     *
     * @param member 0 for the household, from 1 for its members
     */
    public long value(int row, int member, Column column) {
        return held(column, member == 0 ? row : memberStart[row] + member - 1);
    }

    /** What is known of a household, as the interpreter reads it; members are known by their place from 1. */
    public Situation situation(int row, Occasion occasion) {
        return new RowValues(this).situation(row, occasion);
    }

    /** The first row behind {@code row} that lies in another division, or the number of rows. */
    int nextDivision(int row) {
        int place = Arrays.binarySearch(divisionStarts, 0, divisionCount, row);
        int next = place >= 0 ? place + 1 : -place - 1;
        return next < divisionCount ? divisionStarts[next] : rows;
    }

    private void startDivision(int row) {
        if (divisionCount == divisionStarts.length) {
            divisionStarts = Arrays.copyOf(divisionStarts, divisionCount * 2);
        }
        divisionStarts[divisionCount++] = row;
    }

    int memberStart(int row) {
        return memberStart[row];
    }

    /** The held value of an item; {@code slot} is a row, or a member's slot. */
    long held(Column column, int slot) {
        return store(column).value(column, slot);
    }

    boolean isOpen(Column column, int slot) {
        return store(column).isOpen(column, slot);
    }

    /** A value no column can hold, by member (0: the household) and column. */
    Map<Integer, Value> unusual(int row) {
        return unusualByRow.getOrDefault((long) row, Map.of());
    }

    int[] memberStarts() {
        return memberStart;
    }

    int[] memberCounts() {
        return memberCount;
    }

    int[] benefitStarts() {
        return benefitStart;
    }

    int[] benefitCounts() {
        return benefitCount;
    }

    long[] rowBits() {
        return rowBits;
    }

    byte[] special() {
        return special;
    }

    /** The arrays by column index, as generated code reads them. */
    Object[] arrays() {
        var arrays = new Object[layout.all().size()];
        layout.all().forEach(column -> arrays[column.index()] = store(column).array(column));
        return arrays;
    }

    /** The bits of open values by column index. */
    long[][] openBits() {
        var bits = new long[layout.all().size()][];
        layout.all().forEach(column -> bits[column.index()] = store(column).openBits(column));
        return bits;
    }

    private ColumnStore store(Column column) {
        return switch (column.source().level()) {
            case HOUSEHOLD -> household;
            case MEMBER -> member;
            case BENEFIT -> benefit;
        };
    }

    private int newMembers(int count) {
        int start = memberSlots;
        memberSlots += count;
        member.ensure(memberSlots);
        return start;
    }

    private int newBenefits(int count) {
        int start = benefitSlots;
        benefitSlots += count;
        benefit.ensure(benefitSlots);
        return start;
    }

    private void writeBenefits(int row, HouseholdRow entry) {
        int slot = benefitStart[row];
        for (var one : entry.benefits()) {
            benefit.set(layout.benefitProgramme(), slot, one.programme(), false);
            benefit.set(layout.benefitPerson(), slot, one.person(), false);
            benefit.set(layout.benefitAmount(), slot++, one.cents(), false);
        }
        benefitCount[row] = entry.benefits().size();
    }

    private void write(int row, HouseholdRow entry) {
        int words = layout.words();
        memberCount[row] = entry.members();
        Arrays.fill(rowBits, row * words, (row + 1) * words, 0);
        special[row] = 0;
        writeBenefits(row, entry);
        household.set(layout.identities(), row, entry.value(layout.identities(), 0), false);
        for (var column : layout.columns()) {
            if (column.isOfMember()) {
                for (int i = 1; i <= entry.members(); i++) {
                    write(row, column, memberStart[row] + i - 1, entry, i);
                }
            } else {
                write(row, column, row, entry, 0);
            }
        }
        if (!entry.unusual().isEmpty()) {
            unusualByRow.put((long) row, Map.copyOf(entry.unusual()));
        }
        boolean isLarge =
                entry.members() > HouseholdRow.MOST_MEMBERS || entry.benefits().size() > HouseholdRow.MOST_MEMBERS;
        if (!entry.unusual().isEmpty() || isLarge) {
            setRowBit(row, layout.unusualBit());
        }
    }

    private void write(int row, Column column, int slot, HouseholdRow entry, int memberNumber) {
        boolean open = entry.isOpen(column, memberNumber);
        store(column).set(column, slot, entry.value(column, memberNumber), open);
        if (open) {
            setRowBit(row, column.index());
        }
    }

    private void setRowBit(int row, int bit) {
        rowBits[row * layout.words() + (bit >> 6)] |= 1L << bit;
        special[row] = 1;
    }

    private void grow() {
        household.ensure(rows + 1);
        if (rows == keys.length) {
            int room = rows * 2;
            keys = Arrays.copyOf(keys, room);
            divisions = Arrays.copyOf(divisions, room);
            memberStart = Arrays.copyOf(memberStart, room);
            memberCount = Arrays.copyOf(memberCount, room);
            benefitStart = Arrays.copyOf(benefitStart, room);
            benefitCount = Arrays.copyOf(benefitCount, room);
            rowBits = Arrays.copyOf(rowBits, room * layout.words());
            special = Arrays.copyOf(special, room);
        }
    }
}
