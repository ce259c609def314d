package org.doudi.city;

/** Hears how far the city is; one call at a time, from any of the threads that make it. */
@FunctionalInterface
public interface Progress {
    /** Nobody listens. */
    Progress SILENT = (_, _, _) -> {};

    /**
     * A step was taken.
     *
     * @param text what is being written
     * @param done units of the whole making that are finished, never fewer than before, at last {@code total}
     * @param total units of the whole making, always the same
     */
    void step(String text, long done, long total);
}
