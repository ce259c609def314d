package org.doudi.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class CrewTest {
    @Test
    void a_full_disk_is_told_as_such_however_the_writer_wraps_it() {
        var full = new IOException("No space left on device");
        Callable<String> plain = () -> {
            throw full;
        };
        Callable<String> wrapped = () -> {
            throw new UncheckedIOException(full);
        };

        try (var crew = new Crew(2)) {
            assertThatThrownBy(() -> crew.all(List.of(plain))).isSameAs(full);
            assertThatThrownBy(() -> crew.all(List.of(wrapped)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("No space left");
        }
    }

    @Test
    void answers_come_in_the_order_of_the_tasks() throws IOException {
        try (var crew = new Crew(2)) {
            assertThat(crew.all(List.<Callable<Integer>>of(() -> 1, () -> 2, () -> 3)))
                    .containsExactly(1, 2, 3);
        }
    }
}
