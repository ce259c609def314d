package org.doudi.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CryptoTest {
    @TempDir
    Path folder;

    @Test
    void sm3_gives_the_digest_of_the_standards_example() {
        assertThat(HexFormat.of()
                        .formatHex(new Sm3()
                                .update("abc".getBytes(StandardCharsets.UTF_8))
                                .finish()))
                .isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    }

    @Test
    void an_encrypted_number_reads_back_and_never_looks_the_same_twice() {
        var vault = Keys.open(folder).vault();

        var once = vault.encrypt("320499199001010016");
        var again = vault.encrypt("320499199001010016");

        assertThat(vault.decrypt(once)).isEqualTo("320499199001010016");
        assertThat(once).isNotEqualTo(again);
        assertThat(new String(once, StandardCharsets.ISO_8859_1)).doesNotContain("320499");
    }

    @Test
    void an_altered_number_is_refused() {
        var vault = Keys.open(folder).vault();
        var sealed = vault.encrypt("320499199001010016");
        sealed[20] ^= 1;

        assertThatThrownBy(() -> vault.decrypt(sealed)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_file_reads_back_and_an_altered_one_fails() throws IOException {
        var vault = Keys.open(folder).vault();
        var content = "姓名,金额\n".repeat(20_000).getBytes(StandardCharsets.UTF_8);
        var kept = new ByteArrayOutputStream();
        try (var out = vault.encrypting(kept)) {
            out.write(content);
        }

        try (var in = vault.decrypting(new ByteArrayInputStream(kept.toByteArray()))) {
            assertThat(in.readAllBytes()).isEqualTo(content);
        }
        var altered = kept.toByteArray();
        altered[1000] ^= 1;
        assertThatThrownBy(() -> {
                    try (var in = vault.decrypting(new ByteArrayInputStream(altered))) {
                        in.readAllBytes();
                    }
                })
                .isInstanceOf(IOException.class);
    }

    @Test
    void the_same_number_has_the_same_index_after_a_restart_and_kinds_are_kept_apart() {
        var first = Keys.open(folder).blindIndex().of("id_no", "320499199001010016");
        var afterRestart = Keys.open(folder).blindIndex().of("id_no", "320499199001010016");

        assertThat(afterRestart).isEqualTo(first).hasSize(32);
        assertThat(Keys.open(folder).blindIndex().of("bank_card", "320499199001010016"))
                .isNotEqualTo(first);
    }

    @Test
    void key_files_are_readable_by_their_user_alone() throws IOException {
        Keys.open(folder);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("vault-1.key"))))
                .isEqualTo("rw-------");
    }
}
