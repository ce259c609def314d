package org.doudi.sheets;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Finds out how a text is encoded, and by what its cells may be separated. */
final class TextForms {
    /** Chinese as spreadsheets write it; holds GBK and GB2312. */
    private static final Charset GB18030 = Charset.forName("GB18030");

    private static final List<Character> DELIMITERS = List.of(',', '\t', ';', '|');

    private TextForms() {}

    static List<Form> of(byte[] head, TableFile.Source source) throws IOException {
        if (begins(head, 0xEF, 0xBB, 0xBF)) {
            return separated(head, StandardCharsets.UTF_8, true);
        }
        if (begins(head, 0xFE, 0xFF)) {
            return separated(head, StandardCharsets.UTF_16BE, true);
        }
        if (begins(head, 0xFF, 0xFE)) {
            return separated(head, StandardCharsets.UTF_16LE, true);
        }
        var telling = isAscii(head, head.length) ? afterAscii(source, head.length) : head;
        boolean chinese = !decodes(telling, StandardCharsets.UTF_8) && decodes(telling, GB18030);
        return separated(head, chinese ? GB18030 : StandardCharsets.UTF_8, false);
    }

    /** Bytes around the first one that is not ASCII, far down in a file of hardly any text; empty if there is none. */
    private static byte[] afterAscii(TableFile.Source source, int looked) throws IOException {
        var window = new byte[Math.max(looked, 1)];
        try (var content = source.open()) {
            int read = content.readNBytes(window, 0, window.length);
            while (read > 0 && isAscii(window, read)) {
                read = content.readNBytes(window, 0, window.length);
            }
            int first = 0;
            while (first < read && window[first] >= 0) {
                first++;
            }
            return Arrays.copyOfRange(window, first, Math.max(first, read));
        }
    }

    /** A comma needs no proof: a table may have one column. */
    private static List<Form> separated(byte[] head, Charset charset, boolean mark) {
        var text = new String(head, charset);
        return Stream.concat(
                        Stream.of(','), DELIMITERS.stream().skip(1).filter(delimiter -> text.indexOf(delimiter) >= 0))
                .map(delimiter -> Form.text(charset, mark, delimiter))
                .toList();
    }

    /** Whether the bytes are text of the encoding; the last character may be cut. */
    private static boolean decodes(byte[] bytes, Charset charset) {
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        return !decoder.decode(ByteBuffer.wrap(bytes), CharBuffer.allocate(bytes.length + 1), false)
                .isError();
    }

    private static boolean isAscii(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            if (bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean begins(byte[] head, int... sign) {
        if (head.length < sign.length) {
            return false;
        }
        for (int i = 0; i < sign.length; i++) {
            if ((head[i] & 0xFF) != sign[i]) {
                return false;
            }
        }
        return true;
    }
}
