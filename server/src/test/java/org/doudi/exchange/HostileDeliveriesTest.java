package org.doudi.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doudi.exchange.Delivering.PAYMENTS;
import static org.doudi.exchange.Delivering.payment;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.doudi.access.Role;
import org.doudi.database.DueTasks;
import org.doudi.database.TestDatabase;
import org.doudi.testing.DoudiTest;
import org.doudi.testing.TestPages;
import org.doudi.testing.TestPeople;
import org.doudi.testing.WorkbookFiles;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;

/**
 * Files made to do harm, sent as a department's system sends them: each is turned back with a sentence in the sender's
 * language, and nothing of it is left. How soon, and in how little memory, is measured in {@code bench}.
 */
@DoudiTest
@AutoConfigureMockMvc
@Import({TestPeople.class, TestPages.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileDeliveriesTest {
    private static final List<String> HEADER = List.of("id_no", "month", "cert_no", "name", "amount", "status");
    private static final String GOOD = PAYMENTS + payment(1, "2026-10", "100");

    @Autowired
    private MockMvc server;

    @Autowired
    private TestPeople people;

    @Autowired
    private TestPages pages;

    @Autowired
    private DueTasks dueTasks;

    @Autowired
    private KeptFiles files;

    @Autowired
    private TestDatabase testDatabase;

    private JdbcClient database;
    private String token;

    /** A file, and what is said of it in both languages. */
    record Hostile(String what, byte[] content, String sentence, String english) {
        @Override
        public String toString() {
            return what;
        }
    }

    @BeforeAll
    void a_department_with_a_token() {
        database = testDatabase.asAdministrator();
        var administrator = people.colleague(Role.SYSTEM_ADMINISTRATOR, "320400000000");
        var shown = pages.send(
                administrator,
                "/tokens",
                "/tokens",
                Map.of(
                        "name",
                        "接口",
                        "datasets",
                        "dibao_payment",
                        "deliver",
                        "true",
                        "read",
                        "true",
                        "validUntil",
                        "2027-01-01"));
        token = found(Pattern.compile("id=\"made-token\">([^<]+)<"), TestPages.text(shown));
    }

    static Stream<Hostile> files() throws IOException {
        return Stream.of(
                new Hostile("a megabyte that unpacks to a gigabyte", bomb(), "解压后远大于", "would unpack to far more"),
                new Hostile("definitions that multiply", laughs(), "XML 定义", "XML definitions"),
                new Hostile("a line without end", line(), "第 1 行超过", "Line 1 is longer"),
                new Hostile("twenty thousand columns", text(wide() + GOOD), "超过 200 列", "more than 200 columns"),
                new Hostile(
                        "twenty thousand columns of a sheet",
                        WorkbookFiles.of(List.of(Collections.nCopies(20_000, "amount"))),
                        "超过 200 列",
                        "more than 200 columns"),
                new Hostile("a million empty rows", emptyRows(), "只有表头", "a header and no rows"),
                new Hostile("parts whose names lead out", traversal(), "指向文件之外的名字", "lead out of the file"),
                new Hostile(
                        "a text called a workbook",
                        text("just a letter to you\n"),
                        "表头缺少必填的列",
                        "Required columns are missing"),
                new Hostile("a workbook behind a password", locked(), "密码保护", "protected by a password"),
                new Hostile("zero bytes", text(GOOD + "\0\0\0\n"), "不可显示的字符", "signs that no text has"),
                new Hostile(
                        "an end within quotation marks",
                        text(GOOD + payment(2, "2026-10", "1").replace(",已发放", ",\"已发")),
                        "双引号没有配对",
                        "never closed"),
                new Hostile(
                        "another dataset",
                        text(Delivering.PERSONS + Delivering.person(1, "H1", "本人或户主")),
                        "特殊困难对象总库",
                        "hardship_person"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_hostile_file_is_turned_back_in_the_senders_language_and_nothing_of_it_is_left(Hostile file) {
        var before = everything();

        var sent = send(file);
        dueTasks.run();

        assertThat(asked(sent, "zh-CN")).contains("\"state\":\"refused\"", file.sentence);
        assertThat(asked(sent, "en")).contains("\"state\":\"refused\"", file.english);
        assertThat(everything()).isEqualTo(before);
        assertThat(files.raw(UUID.fromString(sent))).doesNotExist();
        assertThat(files.rejected(UUID.fromString(sent))).doesNotExist();
    }

    @Test
    void a_good_table_called_a_workbook_is_read_for_what_it_is() {
        var sent = send(new Hostile("a table", text(GOOD), "", ""));
        dueTasks.run();

        assertThat(asked(sent, "zh-CN")).contains("\"state\":\"loaded\"", "\"rows_accepted\":1");
        database.sql("DELETE FROM dataset.dibao_payment").update();
        database.sql("UPDATE exchange.delivery SET state = 'undone' WHERE state = 'loaded'")
                .update();
    }

    /** Rows of every table a delivery may fill, and tables of unfinished transactions. */
    private List<String> everything() {
        return database.sql("""
                        SELECT 'payment ' || count(*) FROM dataset.dibao_payment
                        UNION ALL SELECT 'hardship ' || count(*) FROM dataset.hardship_person
                        UNION ALL SELECT 'person ' || count(*) FROM registry.person
                        UNION ALL SELECT 'household ' || count(*) FROM registry.household
                        UNION ALL SELECT 'identity ' || count(*) FROM registry.identity
                        UNION ALL SELECT 'review ' || count(*) FROM exchange.review
                        UNION ALL SELECT 'problem ' || count(*) FROM exchange.delivery_problem
                        UNION ALL SELECT 'progress ' || count(*) FROM exchange.delivery_progress
                        UNION ALL SELECT 'fact ' || count(*) FROM files.fact
                        UNION ALL SELECT 'temporary ' || count(*) FROM pg_class WHERE relpersistence = 't'
                        """).query(String.class).list();
    }

    private String send(Hostile file) {
        var answer = answer(post("/api/datasets/dibao_payment/deliveries?file_name=payments.xlsx")
                .header("Authorization", "Bearer " + token)
                .contentType("application/octet-stream")
                .content(file.content));
        assertThat(answer.getStatus()).as(TestPages.text(answer)).isEqualTo(202);
        return found(Pattern.compile("\"id\":\"([^\"]+)\""), TestPages.text(answer));
    }

    private String asked(String delivery, String language) {
        return TestPages.text(answer(get("/api/deliveries/" + delivery)
                .header("Authorization", "Bearer " + token)
                .header("Accept-Language", language)));
    }

    private MockHttpServletResponse answer(RequestBuilder request) {
        try {
            return server.perform(request).andReturn().getResponse();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String found(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group(1);
    }

    private static byte[] text(String content) {
        return content.getBytes(StandardCharsets.UTF_8);
    }

    private static String wide() {
        return "amount,".repeat(20_000) + "\n";
    }

    private static byte[] line() {
        var line = new byte[3 << 20];
        Arrays.fill(line, (byte) 'a');
        return line;
    }

    private static byte[] bomb() throws IOException {
        return rows("<row></row>".repeat(5000), 20_000);
    }

    private static byte[] emptyRows() throws IOException {
        var rows = new StringBuilder();
        for (int row = 2; row <= 1_000_000; row++) {
            rows.append("<row r=\"").append(row).append("\"/>");
        }
        return rows(rows.toString(), 1);
    }

    /** A workbook with a header, and so many times these rows. */
    private static byte[] rows(String rows, int times) throws IOException {
        var parts = WorkbookFiles.parts(WorkbookFiles.sheet(List.of(HEADER)).replace("</sheetData></worksheet>", ""));
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                if (part.getKey().contains("sheet1")) {
                    var piece = text(rows);
                    for (int time = 0; time < times; time++) {
                        zip.write(piece);
                    }
                    zip.write(text("</sheetData></worksheet>"));
                }
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] laughs() {
        var definitions = new StringBuilder("<!DOCTYPE x [<!ENTITY l0 \"ha\">");
        for (int level = 1; level < 30; level++) {
            definitions.append("<!ENTITY l%d \"%s\">"
                    .formatted(level, "&l%d;".formatted(level - 1).repeat(10)));
        }
        var sheet = WorkbookFiles.sheet(List.of(HEADER)).replace(">amount<", ">&l29;<");
        return WorkbookFiles.pack(
                WorkbookFiles.parts(definitions.append("]>").append(sheet).toString()));
    }

    private static byte[] traversal() {
        var parts = WorkbookFiles.parts(WorkbookFiles.sheet(List.of(HEADER)));
        WorkbookFiles.put(parts, "../../../../etc/cron.d/doudi", "* * * * * root true");
        return WorkbookFiles.pack(parts);
    }

    /** The envelope of an encrypted workbook. */
    private static byte[] locked() {
        var file = new byte[4096];
        var sign = new int[] {0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1};
        for (int i = 0; i < sign.length; i++) {
            file[i] = (byte) sign[i];
        }
        var entry = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
        System.arraycopy(entry, 0, file, 1024, entry.length);
        return file;
    }
}
