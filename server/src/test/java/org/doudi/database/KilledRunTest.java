package org.doudi.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.doudi.testing.JavaProcess;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class KilledRunTest {
    @TempDir
    private Path place;

    private DatabaseSettings settings;

    @BeforeEach
    void choose_folders() {
        settings = DatabaseSettings.durable(place.resolve("data"), place.resolve("keys"), null);
        SharedPrograms.linkInto(settings.data());
    }

    @Test
    void what_was_committed_before_kill_9_is_there_after_the_orphan_was_stopped() {
        long orphan;
        try (var killed = start().awaitLine("ready");
                var beside = DatabaseServer.openOrAttach(settings, progress -> {})) {
            assertThat(beside.isAttached()).isTrue();
            owner(beside)
                    .sql("CREATE TABLE database.kept AS SELECT 42 AS number")
                    .update();
            killed.kill();
            orphan = postmaster();
            assertThat(ProcessHandle.of(orphan)).get().matches(ProcessHandle::isAlive);
        }

        var said = new ArrayList<String>();
        try (var again = DatabaseServer.open(settings, said::add)) {
            assertThat(said).singleElement().asString().contains("stopped the database process " + orphan);
            assertThat(postmaster()).isNotEqualTo(orphan);
            assertThat(number(again)).isEqualTo(42);
        }
    }

    @Test
    void an_ordered_end_leaves_no_process_and_a_database_that_needs_no_recovery() throws IOException {
        long postmaster;
        try (var stopped = start().awaitLine("ready")) {
            postmaster = postmaster();
            stopped.terminate();
            assertThat(stopped.exitCode()).isEqualTo(143);
        }

        assertThat(ProcessHandle.of(postmaster).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(settings.data().resolve("postgres/postmaster.pid")).doesNotExist();
        assertThat(Files.readString(settings.data().resolve("postgres.log"))).contains("database system is shut down");
    }

    @Test
    void a_stranger_that_got_the_number_of_a_dead_database_is_left_alone() throws IOException {
        DatabaseServer.open(settings, progress -> {}).close();
        var pidFile = settings.data().resolve("postgres/postmaster.pid");
        Files.writeString(pidFile, ProcessHandle.current().pid() + "\n" + pidFile.getParent() + "\n");

        try (var again = DatabaseServer.open(settings, progress -> {})) {
            assertThat(again.isAlone()).isTrue();
        }
    }

    @Test
    void the_second_start_migrates_nothing() {
        try (var first = DatabaseServer.open(settings, progress -> {})) {
            assertThat(migrations(first)).isPositive();
            assertThat(Migrations.apply(first.logins())).isZero();
        }
    }

    @Test
    void the_command_line_is_told_to_wait_while_a_server_is_still_starting() {
        try (var starting = DataFolder.tryHold(settings.data()).orElseThrow()) {
            assertThat(starting.cluster()).doesNotExist();
            assertThatThrownBy(() -> DatabaseServer.openOrAttach(settings, progress -> {}))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("still starting");
        }
    }

    private JavaProcess start() {
        return JavaProcess.start(
                HoldsDatabase.class, settings.data().toString(), settings.keys().toString());
    }

    private long postmaster() {
        try {
            return Long.parseLong(Files.readAllLines(settings.data().resolve("postgres/postmaster.pid"))
                    .getFirst());
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    private static int number(DatabaseServer server) {
        return owner(server)
                .sql("SELECT number FROM database.kept")
                .query(Integer.class)
                .single();
    }

    private static int migrations(DatabaseServer server) {
        return owner(server)
                .sql("SELECT count(*) FROM database.migration")
                .query(Integer.class)
                .single();
    }

    private static JdbcClient owner(DatabaseServer server) {
        var logins = server.logins();
        return JdbcClient.create(new DriverManagerDataSource(
                logins.url(), DatabaseRole.OWNER.login(), logins.passwords().of(DatabaseRole.OWNER)));
    }
}
