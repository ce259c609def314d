package org.doudi.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.doudi.database.DueTasks;
import org.doudi.database.TestDatabase;
import org.doudi.shell.Texts;
import org.doudi.testing.DoudiTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files left in a folder are delivered once, whatever happens in between. */
@DoudiTest
@Import(Dump.class)
class DropFolderTest {
    private static final String CONTENT = Delivering.PAYMENTS + Delivering.payment(1, "2026-10", "100");

    @TempDir
    private Path data;

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private Texts texts;

    @Autowired
    @Qualifier("load")
    private JdbcClient load;

    @Autowired
    private DueTasks dueTasks;

    @Autowired
    private Dump dump;

    @Autowired
    private TestDatabase testDatabase;

    private DropFolder folder;
    private Path place;

    @BeforeEach
    void an_empty_folder() {
        dueTasks.run();
        dump.forget();
        folder = started();
        place = data.resolve("drop/dibao_payment");
    }

    @Test
    void a_file_is_taken_when_it_has_been_still_and_put_away_with_a_sentence() throws IOException {
        Files.writeString(place.resolve("十月.csv"), CONTENT);
        folder.look();
        assertThat(delivered()).isZero();
        Files.writeString(place.resolve("十月.csv"), CONTENT + Delivering.payment(2, "2026-10", "50"));
        folder.look();
        assertThat(delivered()).as("it was still growing").isZero();

        folder.look();
        assertThat(delivered()).isEqualTo(1);
        dueTasks.run();
        folder.look();

        assertThat(names("")).isEmpty();
        assertThat(names("done")).hasSize(2).allMatch(name -> name.contains("十月.csv"));
        assertThat(sentences("done")).contains("已入库:读入 2 行,接受 2 行,退回 0 行。", "2 rows read");
    }

    @Test
    void one_that_is_turned_back_goes_to_the_refused_with_the_reason() throws IOException {
        Files.writeString(place.resolve("wrong.csv"), "a,b\n1,2\n");
        lookTwice();
        dueTasks.run();
        folder.look();

        assertThat(names("refused")).hasSize(2);
        assertThat(sentences("refused")).contains("整份退回", "缺少");
    }

    @Test
    void a_run_that_is_killed_anywhere_takes_no_file_twice() throws IOException {
        Files.writeString(place.resolve("once.csv"), CONTENT);
        lookTwice();
        folder = started();
        lookTwice();
        assertThat(delivered()).isEqualTo(1);

        dueTasks.run();
        folder = started();
        lookTwice();
        lookTwice();

        assertThat(delivered()).isEqualTo(1);
        assertThat(names("")).isEmpty();
        assertThat(names("done")).hasSize(2);
    }

    @Test
    void half_copied_and_hidden_files_and_links_are_left_alone() throws IOException {
        Files.writeString(place.resolve(".hidden.csv"), CONTENT);
        Files.writeString(place.resolve("copying.csv.part"), CONTENT);
        Files.createSymbolicLink(place.resolve("link.csv"), Files.writeString(data.resolve("outside.csv"), CONTENT));
        lookTwice();

        assertThat(delivered()).isZero();
        assertThat(names("")).hasSize(3);
    }

    @Test
    void a_folder_that_names_no_dataset_is_answered_too() throws IOException {
        var nobody = Files.createDirectories(data.resolve("drop/nothing"));
        Files.writeString(nobody.resolve("a.csv"), CONTENT);
        lookTwice();

        assertThat(Files.readString(nobody.resolve("refused/a.csv.txt"))).contains("没有名为 nothing 的数据集");
    }

    private void lookTwice() {
        folder.look();
        folder.look();
    }

    /** As after a start: it remembers nothing but what the database says. */
    private DropFolder started() {
        return new DropFolder(data, Catalogue.read(), deliveries, texts, load);
    }

    private long delivered() {
        return testDatabase
                .asAdministrator()
                .sql("SELECT count(*) FROM exchange.delivery")
                .query(Long.class)
                .single();
    }

    private List<String> names(String where) throws IOException {
        try (var entries = Files.list(place.resolve(where))) {
            return entries.filter(entry -> !Files.isDirectory(entry))
                    .map(entry -> entry.getFileName().toString())
                    .toList();
        }
    }

    private String sentences(String where) throws IOException {
        var said = new StringBuilder();
        for (var name : names(where)) {
            if (name.endsWith(".txt")) {
                said.append(Files.readString(place.resolve(where).resolve(name)));
            }
        }
        return said.toString();
    }
}
