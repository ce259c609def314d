package org.doudi.sheets;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Turns back XML whose single texts or tags are endless, before a parser gathers them in memory. */
final class XmlGuard extends FilterInputStream {
    private static final int LONGEST = 1 << 20;

    private int sinceSign;

    XmlGuard(InputStream part) {
        super(part);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        int since = sinceSign;
        for (int i = offset; i < offset + count; i++) {
            since = target[i] == '<' || target[i] == '>' ? 0 : since + 1;
            if (since > LONGEST) {
                throw Parts.damaged();
            }
        }
        sinceSign = since;
        return count;
    }
}
