package org.doudi.sheets;

import java.io.Closeable;

/**
 * The rows of a table, one after another in the same {@link Row}.
 *
 * <p>Every method throws {@link Unreadable} where the file turns out to be no table.
 */
public interface TableRows extends Closeable {
    /** Whether another row follows. */
    boolean hasNext();

    /** The next row, valid until the one after it is asked for. */
    Row next();

    /** Bytes of the file read so far. */
    long bytesRead();
}
