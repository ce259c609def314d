package org.doudi.exchange;

import java.util.Optional;
import org.doudi.crypto.Keys;
import org.doudi.kernel.IdNumber;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody of whom an officer says that they exist: rows under another person are theirs.
 *
 * @param birthDate as 2026-11-24
 * @param number identity number, empty if nobody knows it
 */
record Newcomer(String name, String sex, String birthDate, String number) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    Optional<IdNumber> idNumber() {
        return IdNumber.parse(number);
    }

    byte[] sealed(Keys keys) {
        return keys.vault().encrypt(JSON.writeValueAsString(this));
    }

    static Newcomer of(Keys keys, byte[] sealed) {
        return JSON.readValue(keys.vault().decrypt(sealed), Newcomer.class);
    }
}
