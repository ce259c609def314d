package org.doudi.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doudi.exchange.Delivering.PAYMENTS;
import static org.doudi.exchange.Delivering.PERSONS;
import static org.doudi.exchange.Delivering.payment;
import static org.doudi.exchange.Delivering.person;

import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.doudi.database.TestDatabase;
import org.doudi.shell.Language;
import org.doudi.shell.Texts;
import org.doudi.testing.DoudiTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Files that are turned back as a whole: each says why, and nothing of it is left. */
@DoudiTest
@Import(Delivering.class)
class RefusalsTest {
    private static final String GOOD = PAYMENTS + payment(1, "2026-10", "100");

    @Autowired
    private Delivering delivering;

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private Loading loading;

    @Autowired
    private KeptFiles files;

    @Autowired
    private Texts texts;

    @Autowired
    private TestDatabase testDatabase;

    @AfterEach
    void nothing_is_left() {
        var database = testDatabase.asAdministrator();
        for (var table : new String[] {
            "dataset.dibao_payment", "dataset.hardship_person", "registry.person", "exchange.delivery_progress"
        }) {
            assertThat(database.sql("SELECT count(*) FROM " + table)
                            .query(Long.class)
                            .single())
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void an_empty_file() {
        refused("", "文件是空的");
        refused("\n\n", "文件是空的");
    }

    @Test
    void a_header_alone() {
        refused(PAYMENTS, "只有表头");
    }

    @Test
    void the_file_of_another_dataset() {
        refused(PERSONS + person(1, "H1", "本人或户主"), "与\"特殊困难对象总库\"(hardship_person)相符");
    }

    @Test
    void missing_columns_and_a_repeated_one() {
        refused("id_no,month,name\n" + SamplePeople.id(1) + ",2026-10,张三\n", "缺少必填的列:cert_no(低保证号)、amount(金额)");
        refused(GOOD.replace("top_up", "amount"), "重复的列:amount");
    }

    @Test
    void a_file_cut_off_within_its_last_line() {
        refused(GOOD + SamplePeople.id(2) + ",2026-1", "最后一行(第 3 行)只有 2 列,应有 10 列");
    }

    @Test
    void a_quotation_mark_that_is_never_closed() {
        refused(GOOD + "\"" + payment(2, "2026-10", "100"), "第 3 行起有一个双引号没有配对");
        refused(GOOD + "\"" + payment(2, "2026-10", "100").repeat(40_000), "双引号");
    }

    @Test
    void two_encodings_in_one_file() {
        var rest = payment(2, "2026-10", "100").getBytes(Charset.forName("GB18030"));
        var mixed = (GOOD + "\n".repeat(70_000)).getBytes(StandardCharsets.UTF_8);
        var both = Arrays.copyOf(mixed, mixed.length + rest.length);
        System.arraycopy(rest, 0, both, mixed.length, rest.length);

        refused(both, "不属于 UTF-8 编码");
    }

    @Test
    void what_is_no_text() {
        refused(GOOD + "\0", "不可显示的字符");
        refused(new byte[] {'P', 'K', 3, 4, 0, 0, 0}, "工作簿不完整");
        refused(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0}, "另存为 .xlsx");
        refused("<html><table>", "网页格式");
    }

    @Test
    void data_without_a_header() {
        refused(payment(1, "2026-10", "100") + payment(2, "2026-10", "100"), "没有找到表头");
    }

    @Test
    void too_many_columns() {
        refused(GOOD + ",".repeat(500) + "\n", "超过 200 列");
    }

    @Test
    void an_identity_number_of_a_real_area() {
        var real = org.doudi.kernel.IdNumber.complete("32040219500101123").value();
        refused(GOOD.replace(SamplePeople.id(1), real), "真实地区码");
    }

    @Test
    void a_line_of_two_gigabytes_in_little_memory_and_time() {
        var before = usedMemory();
        long begun = System.nanoTime();
        var id = deliveries.receive(
                "dibao_payment", "long.csv", Delivering.TODAY, new Endless(2L << 30), new Sender.Platform("test"));
        loading.loadUntilEnded(id);

        assertThat((System.nanoTime() - begun) / 1e9).as("seconds").isLessThan(10);
        assertThat(usedMemory() - before).isLessThan(64L << 20);
        assertThat(sentence(deliveries.find(id).orElseThrow())).contains("第 1 行超过");
    }

    private void refused(String content, String sentence) {
        refused(content.getBytes(StandardCharsets.UTF_8), sentence);
    }

    private void refused(byte[] content, String sentence) {
        var delivery = delivering.deliver("dibao_payment", content);

        assertThat(delivery.state()).isEqualTo(Delivery.State.REFUSED);
        assertThat(sentence(delivery)).contains(sentence).doesNotContain("{");
        assertThat(files.raw(delivery.id())).doesNotExist();
        assertThat(files.rejected(delivery.id())).doesNotExist();
    }

    private String sentence(Delivery delivery) {
        return texts.text(
                Language.CHINESE,
                delivery.refusal().orElseThrow(),
                delivery.refusalDetails().toArray());
    }

    private static long usedMemory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** One line of so many bytes, made as it is read. */
    private static final class Endless extends InputStream {
        private long left;

        Endless(long bytes) {
            super();
            left = bytes;
        }

        @Override
        public int read() {
            return left-- > 0 ? 'a' : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            int given = (int) Math.min(left, length);
            Arrays.fill(target, offset, offset + given, (byte) 'a');
            left -= given;
            return given == 0 ? -1 : given;
        }
    }
}
