package org.doudi.crypto;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * HMAC-SM3 of a normalised identifier: equal identifiers are found without storing them readably. Not safe for use by
 * several threads at once; each takes its own from {@link Keys#blindIndex()}.
 */
public final class BlindIndex {
    private final HMac mac = new HMac(new SM3Digest());

    BlindIndex(byte[] key) {
        mac.init(new KeyParameter(key));
    }

    /** The index of an identifier, 32 bytes. {@code kind} keeps equal texts of different kinds apart. */
    public byte[] of(String kind, String identifier) {
        var kindBytes = kind.getBytes(StandardCharsets.UTF_8);
        var bytes = identifier.getBytes(StandardCharsets.UTF_8);
        mac.update(kindBytes, 0, kindBytes.length);
        mac.update((byte) 0);
        mac.update(bytes, 0, bytes.length);
        var result = new byte[mac.getMacSize()];
        mac.doFinal(result, 0);
        return result;
    }
}
