package org.doudi.audit;

/**
 * The end of the chain of seals.
 *
 * @param position how many entries are sealed
 * @param hash SM3 over all of them; 32 zero bytes before the first
 */
record Head(long position, byte[] hash) {
    static final Head NONE = new Head(0, new byte[32]);

    Head after(SealedEntry entry) {
        return new Head(position + 1, entry.hashAfter(hash));
    }
}
