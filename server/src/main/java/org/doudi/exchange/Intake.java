package org.doudi.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.UUID;
import org.doudi.crypto.Sm3;
import org.doudi.sheets.TableFile;
import org.springframework.stereotype.Component;

/** Keeps a file as it comes, in one pass and a fixed amount of memory. */
@Component
class Intake {
    private static final int BUFFER = 1 << 16;
    /** Bytes of the longest line at four bytes a character; what follows need not be kept to be turned back. */
    private static final long LONGEST_LINE_BYTES = 1 << 20;
    /** A workbook has no lines; one that is larger is turned back by what is kept. */
    private static final long ENOUGH_OF_A_WORKBOOK = TableFile.LARGEST_WORKBOOK + 1L;

    private final KeptFiles files;
    private final Clock clock;

    Intake(KeptFiles files, Clock clock) {
        this.files = files;
        this.clock = clock;
    }

    /** A kept file: its delivery's id, size and digest. */
    record Kept(UUID id, long bytes, byte[] sm3) {}

    Clock clock() {
        return clock;
    }

    /** A line far beyond any register's is not read to its end: the loading turns the file back by what is kept. */
    Kept keep(InputStream content) {
        var id = UUID.randomUUID();
        try (var target = files.write(files.raw(id))) {
            return copy(id, content, target);
        } catch (IOException broken) {
            files.remove(files.raw(id));
            throw new UncheckedIOException(broken);
        }
    }

    /** Forgets a file of which no delivery came to be. */
    void forget(Kept kept) {
        files.remove(files.raw(kept.id()));
    }

    private static Kept copy(UUID id, InputStream content, OutputStream target) throws IOException {
        var digest = new Sm3();
        var buffer = new byte[BUFFER];
        long bytes = 0;
        long line = 0;
        int read = content.readNBytes(buffer, 0, 2);
        boolean workbook = read == 2 && buffer[0] == 'P' && buffer[1] == 'K';
        while (read > 0 && (workbook ? bytes < ENOUGH_OF_A_WORKBOOK : line <= LONGEST_LINE_BYTES)) {
            digest.update(read == buffer.length ? buffer : Arrays.copyOf(buffer, read));
            target.write(buffer, 0, read);
            bytes += read;
            line = sinceLineFeed(buffer, read, line);
            read = content.read(buffer);
        }
        return new Kept(id, bytes, digest.finish());
    }

    private static long sinceLineFeed(byte[] buffer, int length, long before) {
        for (int i = length - 1; i >= 0; i--) {
            if (buffer[i] == '\n') {
                return length - 1L - i;
            }
        }
        return before + length;
    }
}
