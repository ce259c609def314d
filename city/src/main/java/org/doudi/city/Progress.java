package org.doudi.city;

/** Hears how far the city is, on the generating thread. */
@FunctionalInterface
public interface Progress {
    /** Nobody listens. */
    Progress SILENT = (_, _, _) -> {};

    /**
     * A step was taken.
     *
     * @param text what is being written
     * @param done units finished, 0 to {@code total}
     * @param total units of this step
     */
    void step(String text, long done, long total);
}
