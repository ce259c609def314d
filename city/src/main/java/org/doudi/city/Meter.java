package org.doudi.city;

/** Adds up how far the threads are into one measure of the whole making, which never goes back. */
final class Meter {
    /** The whole making. */
    static final int TOTAL = 1_000;

    private static final long FINE = 1_000_000;

    private final Progress progress;
    private long fine;
    private long told = -1;

    Meter(Progress progress) {
        this.progress = progress;
    }

    /** A part of the making: {@code perMille} of the whole. */
    Part part(String text, double perMille) {
        return new Part(text, (long) (perMille * FINE));
    }

    /** Everything is written. */
    void finish() {
        tell("written", TOTAL * FINE);
    }

    private synchronized void add(String text, long more) {
        fine += more;
        tell(text, fine);
    }

    private synchronized void tell(String text, long now) {
        long done = Math.min(TOTAL, now / FINE);
        if (done > told) {
            told = done;
            progress.step(text, done, TOTAL);
        }
    }

    /** What one thread does; not to be shared. */
    final class Part {
        private final String text;
        private final long share;
        private long given;

        private Part(String text, long share) {
            this.text = text;
            this.share = share;
        }

        /** So much of this part is done; less than before is no news. */
        void at(long done, long total) {
            long now = total == 0 ? share : (long) (share * ((double) Math.min(done, total) / total));
            if (now > given) {
                add(text, now - given);
                given = now;
            }
        }

        void finish() {
            at(1, 1);
        }
    }
}
