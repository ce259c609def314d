package org.doudi.exchange;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A file of a department and what came of it.
 *
 * @param id names it in every row it brought
 * @param number short number, as shown
 * @param dataset code of its dataset
 * @param fileName as the sender called it
 * @param asOf the day whose state it gives
 * @param receivedAt when it came
 * @param senderName who sent it
 * @param bytes its size
 * @param state how far it is
 * @param counts its rows
 * @param seconds how long the loading took, 0 until it has ended
 * @param refusal text key of what is wrong with the file as a whole
 * @param refusalDetails what the sentence says of it
 */
public record Delivery(
        UUID id,
        String number,
        String dataset,
        String fileName,
        LocalDate asOf,
        Instant receivedAt,
        String senderName,
        long bytes,
        State state,
        Counts counts,
        double seconds,
        Optional<String> refusal,
        List<String> refusalDetails) {

    /** How far a delivery is. */
    public enum State {
        /** Kept, and waiting to be loaded or being loaded. */
        RECEIVED,
        /** Kept, and waiting until somebody says which of its columns is which. */
        MAPPING,
        /** A register with far fewer rows than before: somebody must say whether it is the whole. */
        AWAITING,
        /** Its good rows are stored. */
        LOADED,
        /** The same file had been loaded before; nothing was added. */
        REPEATED,
        /** The file as a whole is unacceptable; nothing of it is kept. */
        REFUSED,
        /** Somebody stopped it; nothing of it is kept. */
        CANCELLED,
        /** The platform could not load it; the file is kept. */
        FAILED,
        /** It was loaded, and taken back: everything is as it was before. */
        UNDONE;

        /** Whether nothing more will happen by itself. */
        public boolean hasEnded() {
            return this != RECEIVED;
        }

        /** Whether it goes on when somebody has said something. */
        boolean waitsForPerson() {
            return this == MAPPING || this == AWAITING;
        }

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Rows of a delivery.
     *
     * @param read rows of the file
     * @param stored rows added
     * @param unchanged rows known before
     * @param superseded rows of earlier deliveries replaced
     * @param rejected rows given back
     * @param outsideScope rows about persons whose rows may not be kept
     * @param admitted persons new to the registry
     * @param recognised accepted rows whose person was recognised otherwise than by number and name
     * @param forReview rows of which somebody must say whom they mean
     */
    public record Counts(
            long read,
            long stored,
            long unchanged,
            long superseded,
            long rejected,
            long outsideScope,
            long admitted,
            long recognised,
            long forReview) {
        static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    /**
     * How far the loading is.
     *
     * @param storing whether all is read and the rows are being stored
     * @param rowsRead rows of the file read
     * @param accepted rows found good
     * @param rejected rows given back
     * @param outsideScope rows not kept
     * @param bytesRead bytes of the file read
     * @param rowsPerSecond speed so far
     * @param secondsLeft until everything is read, at this speed
     */
    public record Progress(
            boolean storing,
            long rowsRead,
            long accepted,
            long rejected,
            long outsideScope,
            long bytesRead,
            long rowsPerSecond,
            long secondsLeft) {}
}
