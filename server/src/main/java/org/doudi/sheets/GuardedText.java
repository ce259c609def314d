package org.doudi.sheets;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;

/** Decodes a text strictly and turns back what is no text file of lines, whatever its size, in a fixed amount of memory. */
final class GuardedText extends Reader {
    /** The longest line, in characters; a register's longest rows are a hundredth of it. */
    static final int LONGEST_LINE = 262_144;

    private static final int BUFFER = 1 << 16;

    private final InputStream source;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
    private long bytesRead;
    private long line = 1;
    private int lineLength;
    private boolean ended;
    private char waiting;
    private boolean waits;

    /** @param source behind its byte order mark */
    GuardedText(InputStream source, Charset charset) {
        super();
        this.source = source;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** Bytes of the file decoded so far. */
    long bytesRead() {
        return bytesRead;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        return waits || length == 1 ? readOne(target, offset) : decode(target, offset, length);
    }

    /** A character may be two: there must be room for both. */
    private int readOne(char[] target, int offset) throws IOException {
        if (waits) {
            target[offset] = waiting;
            waits = false;
            return 1;
        }
        var pair = new char[2];
        int read = decode(pair, 0, 2);
        if (read > 0) {
            target[offset] = pair[0];
            waiting = pair[1];
            waits = read == 2;
        }
        return Math.min(read, 1);
    }

    private int decode(char[] target, int offset, int length) throws IOException {
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
                throw new Unreadable(
                        Unreadable.Kind.WRONG_ENCODING, line, decoder.charset().name());
            }
            if (ended && result.isUnderflow() && characters.position() == 0) {
                return -1;
            }
        }
        int read = characters.position();
        scan(target, offset, offset + read);
        return read;
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
                    throw new Unreadable(Unreadable.Kind.BINARY, line);
                }
            }
            if (length > LONGEST_LINE) {
                throw new Unreadable(Unreadable.Kind.LINE_TOO_LONG, line, LONGEST_LINE);
            }
        }
        lineLength = length;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
