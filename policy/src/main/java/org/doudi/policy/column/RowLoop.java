package org.doudi.policy.column;

/** What a policy becomes: loops over rows. The classes that implement it are generated. */
interface RowLoop {
    /** Not entitled. */
    byte NO = 0;
    /** Entitled. */
    byte YES = 1;
    /** Entitled unless an item that only verification supplies says otherwise. */
    byte PRESUMED = 2;
    /**
     * An item the policy reads is open: the second loop answers. It leaves the rows where an open item may decide that
     * verification does not supply: whether it does only the interpreter can prove.
     */
    byte OPEN = 3;
    /** Only the interpreter can answer. */
    byte UNUSUAL = 4;
    /** Added to an answer whose amount is yet to be computed. */
    byte SO_FAR = 4;
    /** Entitled, amount not yet computed. */
    byte YES_SO_FAR = YES + SO_FAR;
    /** Presumed, amount not yet computed. */
    byte PRESUMED_SO_FAR = PRESUMED + SO_FAR;
    /** An amount that depends on open items. */
    long OPEN_AMOUNT = Long.MIN_VALUE;

    /** Answers rows without open items and marks the others. */
    void run(Rows rows, int from, int to);

    /** The same as {@link #run} where one of the shared values is null. */
    void runWithNulls(Rows rows, int from, int to);

    /** Of the rows marked {@link #OPEN}, says which cannot be entitled. */
    void possible(Rows rows, int from, int to);

    /** Of the rows still marked {@link #OPEN}, says which are entitled, and which are presumed to be. */
    void certain(Rows rows, int from, int to);

    /** Computes the least amount of the rows that {@link #certain} answered. */
    void least(Rows rows, int from, int to);

    /** Compares it with the greatest amount and gives the rows their answer. */
    void greatest(Rows rows, int from, int to);

    /** Answers the rows that {@link #run} marked {@link #OPEN}. */
    default void runOpen(Rows rows, int from, int to) {
        possible(rows, from, to);
        certain(rows, from, to);
        least(rows, from, to);
        greatest(rows, from, to);
    }

    /**
     * What the loops read and write.
     *
     * @param columns array of each column, by index
     * @param open bits of open values of each column, by index
     * @param memberStart first member slot of each row
     * @param memberCount members of each row
     * @param benefitStart first benefit slot of each row
     * @param benefitCount benefits of each row
     * @param special 1 for each row that has a bit among the row bits
     * @param rowBits for each row the items that are open somewhere in it
     * @param shared numbers, booleans and days that no household changes, by index
     * @param tables numbers by place in an enumeration, by index
     * @param answers for each row, written
     * @param amounts for each row in cents, written
     * @param memoKeys for which row or person each remembered value holds, plus one
     * @param memo values of decisions, remembered while a row is answered
     */
    // Arrays on purpose: generated code reads them in place, and nothing outside this package holds one.
    @SuppressWarnings("ArrayRecordComponent")
    record Rows(
            Object[] columns,
            long[][] open,
            int[] memberStart,
            int[] memberCount,
            int[] benefitStart,
            int[] benefitCount,
            byte[] special,
            long[] rowBits,
            long[] shared,
            long[][] tables,
            byte[] answers,
            long[] amounts,
            int[] memoKeys,
            long[] memo) {}
}
