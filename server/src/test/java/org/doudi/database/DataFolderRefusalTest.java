package org.doudi.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.doudi.DoudiApplication;
import org.doudi.testing.JavaProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderRefusalTest {
    @TempDir
    private Path place;

    @Test
    void a_folder_with_other_peoples_files_is_refused_and_left_as_it_is() throws IOException {
        var photo =
                Files.writeString(Files.createDirectory(place.resolve("data")).resolve("photo.txt"), "mine");

        assertThatThrownBy(() -> DatabaseServer.open(settings(0), progress -> {}))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("不是本平台的数据目录")
                .hasMessageContaining("neither empty nor a data folder of this platform");

        assertThat(photo).hasContent("mine");
        assertThat(place.resolve("data")).isDirectoryNotContaining("glob:**/{lock,doudi.folder}");
    }

    @Test
    void a_folder_made_by_another_postgresql_version_is_refused_and_left_as_it_is() throws IOException {
        var data = markedFolder();
        var version = Files.writeString(
                Files.createDirectory(data.resolve("postgres")).resolve("PG_VERSION"), "17\n");
        DatabasePasswords.keptOrNew(place.resolve("keys"));

        assertThatThrownBy(() -> DatabaseServer.open(settings(0), progress -> {}))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("由 PostgreSQL 17 建立")
                .hasMessageContaining("made by PostgreSQL 17");

        assertThat(version).hasContent("17\n");
        assertThat(data.resolve("programs")).doesNotExist();
    }

    @Test
    void a_disk_with_too_little_room_is_refused_before_anything_is_made() {
        assertThatThrownBy(() -> DatabaseServer.open(settings(Long.MAX_VALUE), progress -> {}))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("请清理磁盘")
                .hasMessageContaining("free some space");

        assertThat(place.resolve("data/postgres")).doesNotExist();
        assertThat(place.resolve("keys")).doesNotExist();
    }

    @Test
    void a_database_whose_keys_are_gone_is_refused_and_no_new_keys_are_drawn() throws IOException {
        Files.createDirectory(markedFolder().resolve("postgres"));

        assertThatThrownBy(() -> DatabaseServer.open(settings(0), progress -> {}))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("请放回原密钥目录")
                .hasMessageContaining("put the keys folder back");

        assertThat(place.resolve("keys")).doesNotExist();
    }

    @Test
    void a_folder_that_another_process_holds_is_refused() {
        try (var held = DataFolder.tryHold(place.resolve("data")).orElseThrow();
                var second = JavaProcess.start(
                        HoldsDatabase.class,
                        held.path().toString(),
                        place.resolve("keys").toString())) {
            assertThat(second.awaitEnd()).contains("正被另一个运行中的程序使用").contains("is in use by another run");
            assertThat(second.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void a_taken_port_is_refused_before_the_data_folder_is_touched() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"));
                var server = JavaProcess.start(
                        DoudiApplication.class,
                        "--port",
                        Integer.toString(taken.getLocalPort()),
                        "--data",
                        place.resolve("data").toString())) {
            assertThat(server.awaitEnd().lines())
                    .hasSize(2)
                    .anyMatch(line -> line.contains("端口 " + taken.getLocalPort() + " 已被占用"))
                    .anyMatch(line -> line.contains("Port " + taken.getLocalPort() + " is taken"));
            assertThat(server.exitCode()).isEqualTo(1);
        }
        assertThat(place.resolve("data")).doesNotExist();
    }

    private Path markedFolder() {
        try (var folder = DataFolder.tryHold(place.resolve("data")).orElseThrow()) {
            return folder.path();
        }
    }

    private DatabaseSettings settings(long minimumFreeBytes) {
        return new DatabaseSettings(
                place.resolve("data"), place.resolve("keys"), Optional.empty(), minimumFreeBytes, true);
    }
}
