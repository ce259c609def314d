package org.doudi.crypto;

import org.bouncycastle.crypto.digests.SM3Digest;

/** The digest SM3 (GB/T 32905), 32 bytes. Not safe for use by several threads at once. */
public final class Sm3 {
    private final SM3Digest digest = new SM3Digest();

    /** Adds bytes to what is digested. */
    public Sm3 update(byte[] bytes) {
        digest.update(bytes, 0, bytes.length);
        return this;
    }

    /** The digest of everything added since the last call. */
    public byte[] finish() {
        var result = new byte[digest.getDigestSize()];
        digest.doFinal(result, 0);
        return result;
    }
}
