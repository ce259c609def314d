package org.doudi.sheets;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file that should hold a table: says in which forms it can be read, and reads it in one of them. A text is read as a
 * stream; a workbook, of which the parts lie anywhere, is held in memory packed as it came.
 */
public final class TableFile {
    /** The largest workbook, in bytes. */
    public static final int LARGEST_WORKBOOK = 50 << 20;

    private static final int HEAD = 1 << 16;
    private static final int MEGABYTE = 1 << 20;
    private static final byte[] PACKED = {'P', 'K'};
    private static final byte[] COMPOUND = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final String LOCKED = "EncryptedPackage";

    private final Source source;
    private final List<Form> forms;
    private final @Nullable Workbook workbook;

    /** Opens the file, as often as it is asked. */
    @FunctionalInterface
    public interface Source {
        InputStream open() throws IOException;
    }

    private TableFile(Source source, List<Form> forms, @Nullable Workbook workbook) {
        this.source = source;
        this.forms = forms;
        this.workbook = workbook;
    }

    /**
     * Looks at the beginning of the file.
     *
     * @param bytes its size
     * @throws Unreadable if it can be no table
     */
    public static TableFile open(Source source, long bytes) throws IOException {
        var head = head(source);
        if (begins(head, PACKED)) {
            var workbook = new Workbook(all(source, bytes));
            return new TableFile(
                    source, workbook.sheets().stream().map(Form::sheet).toList(), workbook);
        }
        if (begins(head, COMPOUND)) {
            throw new Unreadable(isLocked(source) ? Unreadable.Kind.LOCKED_WORKBOOK : Unreadable.Kind.OLD_WORKBOOK);
        }
        if (isWebPage(head)) {
            throw new Unreadable(Unreadable.Kind.WEB_PAGE);
        }
        return new TableFile(source, TextForms.of(head, source), null);
    }

    /** A file in memory, as {@link #open}. */
    public static TableFile of(byte[] content) {
        try {
            return open(() -> new ByteArrayInputStream(content), content.length);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Every form in which the file may be meant; the likeliest first. */
    public List<Form> forms() {
        return forms;
    }

    /** The rows, read in one of the forms. */
    public TableRows rows(Form form) throws IOException {
        return switch (form.kind()) {
            case XLSX -> Objects.requireNonNull(workbook).rows(form.sheet());
            case CSV -> {
                var text = source.open();
                if (form.mark()) {
                    text.skipNBytes(form.charset().equals(StandardCharsets.UTF_8) ? 3 : 2);
                }
                yield new CsvRows(text, form);
            }
        };
    }

    private static byte[] head(Source source) throws IOException {
        try (var content = source.open()) {
            return content.readNBytes(HEAD);
        }
    }

    private static byte[] all(Source source, long bytes) throws IOException {
        if (bytes > LARGEST_WORKBOOK) {
            throw new Unreadable(Unreadable.Kind.WORKBOOK_TOO_LARGE, LARGEST_WORKBOOK / MEGABYTE);
        }
        try (var content = source.open()) {
            return content.readNBytes((int) bytes);
        }
    }

    /** Whether a compound file is the envelope of an encrypted one: its directory says so in UTF-16. */
    private static boolean isLocked(Source source) throws IOException {
        var wanted = LOCKED.getBytes(StandardCharsets.UTF_16LE);
        var window = new byte[HEAD];
        int kept = 0;
        try (var content = source.open()) {
            for (int looked = 0; looked < LARGEST_WORKBOOK; looked += HEAD) {
                int read = content.readNBytes(window, kept, HEAD - kept);
                if (indexOf(window, kept + read, wanted) >= 0) {
                    return true;
                }
                if (read < HEAD - kept) {
                    return false;
                }
                kept = wanted.length;
                System.arraycopy(window, HEAD - kept, window, 0, kept);
            }
        }
        return false;
    }

    private static boolean isWebPage(byte[] head) {
        int begin = begins(head, new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}) ? 3 : 0;
        while (begin < head.length && Character.isWhitespace(head[begin])) {
            begin++;
        }
        return begin < head.length && head[begin] == '<';
    }

    private static boolean begins(byte[] head, byte[] sign) {
        return head.length >= sign.length && Arrays.equals(head, 0, sign.length, sign, 0, sign.length);
    }

    private static int indexOf(byte[] text, int length, byte[] wanted) {
        for (int at = 0; at <= length - wanted.length; at++) {
            if (Arrays.equals(text, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }
}
