package org.doudi.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.doudi.testing.JavaProcess;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs where the tests run as root, because only root can become somebody else; everybody else is ordinary anyway. */
class OrdinaryUserTest {
    private static final int NOBODY = 65534;
    private static final int WITHOUT_A_NAME = 54321;

    @TempDir
    private Path place;

    @BeforeEach
    void open_the_way_to_an_ordinary_user() throws IOException {
        assumeTrue(owner(Path.of("/proc/self")) == 0, "needs root");
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @ParameterizedTest
    @ValueSource(ints = {NOBODY, WITHOUT_A_NAME})
    void an_ordinary_user_starts_the_database_and_root_starts_it_later_as_that_user(int id) throws IOException {
        var home = Files.createDirectory(place.resolve("home"));
        Files.setAttribute(home, "unix:uid", id);
        try (var user = JavaProcess.start(
                as(id),
                readableClassPath(),
                HoldsDatabase.class,
                home.resolve("data").toString(),
                home.resolve("keys").toString())) {
            user.awaitLine("ready").terminate();
            assertThat(user.exitCode()).isEqualTo(143);
        }
        var cluster = home.resolve("data/postgres");
        assertThat(owner(cluster)).isEqualTo(id);

        var settings = DatabaseSettings.durable(home.resolve("data"), home.resolve("keys"), null);
        try (var root = DatabaseServer.open(settings, progress -> {})) {
            var postmaster =
                    Files.readAllLines(cluster.resolve("postmaster.pid")).getFirst();
            assertThat(root.isAlone()).isTrue();
            assertThat(owner(Path.of("/proc", postmaster))).isEqualTo(id);
        }
    }

    @Test
    void a_folder_of_somebody_else_is_refused_to_an_ordinary_user() throws IOException {
        var mine = Files.createDirectory(place.resolve("mine"));
        try (var user = JavaProcess.start(
                as(NOBODY),
                readableClassPath(),
                HoldsDatabase.class,
                mine.toString(),
                place.resolve("keys").toString())) {
            assertThat(user.awaitEnd()).contains("当前用户无权读写目录").contains("may not read and write the folder");
            assertThat(user.exitCode()).isEqualTo(1);
        }
        assertThat(mine).isEmptyDirectory();
    }

    /** A copy of the class path that every user may read; the browser of the web tests is left out. */
    private String readableClassPath() throws IOException {
        var copy = Files.createDirectory(place.resolve("classes"));
        var parts = new ArrayList<String>();
        var classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        for (var part : classPath.split(File.pathSeparator, -1)) {
            var source = Path.of(part);
            if (Files.exists(source) && !part.contains("driver-bundle")) {
                var target = copy.resolve(parts.size() + "-" + source.getFileName());
                copyTree(source, target);
                parts.add(target.toString());
            }
        }
        return String.join(File.pathSeparator, parts);
    }

    private static void copyTree(Path source, Path target) throws IOException {
        try (var files = Files.walk(source)) {
            for (var file : files.toList()) {
                Files.copy(file, target.resolve(source.relativize(file).toString()));
            }
        }
    }

    private static List<String> as(int id) {
        return List.of("setpriv", "--reuid=" + id, "--regid=" + id, "--clear-groups", "--inh-caps=-all");
    }

    private static int owner(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:uid");
    }
}
