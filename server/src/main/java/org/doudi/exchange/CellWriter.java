package org.doudi.exchange;

import org.doudi.sheets.Row;
import org.jspecify.annotations.Nullable;

/** Checks a cell that is not empty and writes what is stored of it. */
@FunctionalInterface
interface CellWriter {
    /** @return what is wrong, or null if nothing is; what was written then counts for nothing */
    @Nullable
    Fault write(Row row, int cell, CopyBuffer out);
}
