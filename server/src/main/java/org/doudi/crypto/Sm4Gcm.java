package org.doudi.crypto;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.io.CipherInputStream;
import org.bouncycastle.crypto.io.CipherOutputStream;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * Authenticated encryption with SM4 (GB/T 32907) in GCM mode. A sealed text is: key number (4 bytes), nonce (12), cipher
 * text, tag (16).
 */
public final class Sm4Gcm {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int HEADER = 4 + NONCE;

    private final int keyNumber;
    private final KeyParameter key;
    private final SecureRandom random = new SecureRandom();

    Sm4Gcm(int keyNumber, byte[] key) {
        this.keyNumber = keyNumber;
        this.key = new KeyParameter(key);
    }

    /** Encrypts a short text. */
    public byte[] encrypt(String text) {
        var plain = text.getBytes(StandardCharsets.UTF_8);
        var nonce = nonce();
        var cipher = cipher(true, nonce);
        var sealed = ByteBuffer.allocate(HEADER + cipher.getOutputSize(plain.length))
                .putInt(keyNumber)
                .put(nonce)
                .array();
        try {
            int written = cipher.processBytes(plain, 0, plain.length, sealed, HEADER);
            cipher.doFinal(sealed, HEADER + written);
        } catch (InvalidCipherTextException impossible) {
            throw new IllegalStateException(impossible);
        }
        return sealed;
    }

    /** @throws IllegalArgumentException if the text was altered or belongs to another key */
    public String decrypt(byte[] sealed) {
        if (sealed.length < HEADER || ByteBuffer.wrap(sealed).getInt() != keyNumber) {
            throw new IllegalArgumentException("not encrypted with key " + keyNumber);
        }
        var nonce = new byte[NONCE];
        System.arraycopy(sealed, 4, nonce, 0, NONCE);
        var cipher = cipher(false, nonce);
        var plain = new byte[cipher.getOutputSize(sealed.length - HEADER)];
        try {
            int written = cipher.processBytes(sealed, HEADER, sealed.length - HEADER, plain, 0);
            written += cipher.doFinal(plain, written);
            return new String(plain, 0, written, StandardCharsets.UTF_8);
        } catch (InvalidCipherTextException altered) {
            throw new IllegalArgumentException("an encrypted text was altered", altered);
        }
    }

    /** A stream that encrypts what is written to it; closing it writes the tag. */
    public OutputStream encrypting(OutputStream target) throws IOException {
        var nonce = nonce();
        target.write(ByteBuffer.allocate(HEADER).putInt(keyNumber).put(nonce).array());
        return new CipherOutputStream(target, cipher(true, nonce));
    }

    /** A stream that reads what {@link #encrypting} wrote; an altered file fails at its end. */
    public InputStream decrypting(InputStream source) throws IOException {
        var header = ByteBuffer.wrap(source.readNBytes(HEADER));
        if (header.remaining() < HEADER || header.getInt() != keyNumber) {
            throw new IOException("not encrypted with key " + keyNumber);
        }
        var nonce = new byte[NONCE];
        header.get(nonce);
        return new CipherInputStream(source, cipher(false, nonce));
    }

    private byte[] nonce() {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        return nonce;
    }

    private GCMModeCipher cipher(boolean encrypt, byte[] nonce) {
        var cipher = GCMBlockCipher.newInstance(new SM4Engine());
        cipher.init(encrypt, new AEADParameters(key, TAG_BITS, nonce));
        return cipher;
    }
}
