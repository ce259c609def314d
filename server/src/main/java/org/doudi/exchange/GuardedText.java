package org.doudi.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Decodes UTF-8 strictly and turns back what is no text file of lines, whatever its size, in a fixed amount of memory. */
final class GuardedText extends Reader {
    /** The longest line, in characters; a register's longest rows are a hundredth of it. */
    static final int LONGEST_LINE = 262_144;

    private static final int BUFFER = 1 << 16;

    private final InputStream source;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
    private long bytesRead;
    private long line = 1;
    private int lineLength;
    private boolean ended;
    private boolean started;

    GuardedText(InputStream source) {
        super();
        this.source = source;
    }

    /** Bytes of the file decoded so far. */
    long bytesRead() {
        return bytesRead;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        var characters = CharBuffer.wrap(target, offset, length).slice();
        while (characters.position() == 0) {
            if (!ended && bytes.remaining() < 4) {
                fill();
            }
            if (ended && !bytes.hasRemaining()) {
                return -1;
            }
            var result = decoder.decode(bytes, characters, ended);
            if (result.isError()) {
                scan(target, offset, offset + characters.position());
                throw Refusal.stop(Refusal.Kind.NOT_UTF8, line);
            }
            if (ended && result.isUnderflow() && characters.position() == 0) {
                return -1;
            }
        }
        int read = characters.position();
        scan(target, offset, offset + read);
        return dropMark(target, offset, read);
    }

    /** A byte order mark at the beginning of the file is no text. */
    private int dropMark(char[] target, int offset, int read) throws IOException {
        if (started || target[offset] != '\uFEFF') {
            started = true;
            return read;
        }
        started = true;
        System.arraycopy(target, offset + 1, target, offset, read - 1);
        return read > 1 ? read - 1 : read(target, offset, 1);
    }

    private void fill() throws IOException {
        bytes.compact();
        int read = source.read(bytes.array(), bytes.position(), bytes.remaining());
        if (read < 0) {
            ended = true;
        } else {
            bytesRead += read;
            bytes.position(bytes.position() + read);
        }
        bytes.flip();
    }

    private void scan(char[] text, int from, int to) {
        int length = lineLength;
        for (int i = from; i < to; i++) {
            char character = text[i];
            length++;
            if (character < ' ') {
                if (character == '\n') {
                    line++;
                    length = 0;
                } else if (character != '\r' && character != '\t') {
                    throw Refusal.stop(Refusal.Kind.BINARY, line);
                }
            }
            if (length > LONGEST_LINE) {
                throw Refusal.stop(Refusal.Kind.LINE_TOO_LONG, line, LONGEST_LINE);
            }
        }
        lineLength = length;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
