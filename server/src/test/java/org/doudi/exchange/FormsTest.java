package org.doudi.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doudi.exchange.Delivering.PAYMENTS;
import static org.doudi.exchange.Delivering.payment;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.doudi.database.TestDatabase;
import org.doudi.sheets.Form;
import org.doudi.sheets.TableFile;
import org.doudi.testing.DoudiTest;
import org.doudi.testing.WorkbookFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Files in every form in which departments send them, and what comes back of them. */
@DoudiTest
@Import(Delivering.class)
class FormsTest {
    private static final List<String> LABELS = List.of("身份证号", "发放月份", "低保证号", "姓名", "金额(元)", "*发放状态");

    @Autowired
    private Delivering delivering;

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private TestDatabase testDatabase;

    @Autowired
    private KeptFiles files;

    @ParameterizedTest
    @CsvSource({"1, GB18030, ;", "2, UTF-16LE, TAB", "3, UTF-8, |", "4, GBK, ','"})
    void a_text_in_any_encoding_with_any_delimiter(int month, String charset, String delimiter) {
        char sign = delimiter.equals("TAB") ? '\t' : delimiter.charAt(0);
        var mark = charset.startsWith("UTF-16") ? "\uFEFF" : "";
        var row = List.of(SamplePeople.id(1), "2025-0" + month, "C1", SamplePeople.name(1), "100", "已发放");
        var text = mark + line(LABELS, sign) + line(row, sign);

        var delivery = delivering.deliver("dibao_payment", text.getBytes(Charset.forName(charset)));

        assertThat(delivery.counts().stored()).isEqualTo(1);
        var form = deliveries.form(delivery.id());
        assertThat(form.delimiter()).isEqualTo(sign);
        assertThat(form.charset().name()).isEqualTo(charset.equals("GBK") ? "GB18030" : charset);
    }

    @Test
    void titles_blank_rows_totals_and_notes_are_no_rows_and_no_faults() {
        var delivery = delivering.deliver("dibao_payment", """
                常州市低保金发放表,,,,,
                制表单位:民政局,,,,,
                ,,,,,
                %s%s%s,,,,,
                合 计,,,,200,
                备注:含补发,,,,,
                """.formatted(
                        line(LABELS, ','), row(2, "2025-01", "100"), row(3, "2025-01", "100") + ",,,,,\n"));

        assertThat(delivery.state()).isEqualTo(Delivery.State.LOADED);
        assertThat(delivery.counts().read()).isEqualTo(2);
        assertThat(delivery.counts().stored()).isEqualTo(2);
        assertThat(delivery.counts().rejected()).isZero();
        var read = DeliveryForms.find(testDatabase.asAdministrator(), delivery.id())
                .orElseThrow();
        assertThat(read.headerLine()).isEqualTo(4);
        assertThat(read.skipped()).isEqualTo(4);
    }

    @Test
    void a_header_over_two_rows_is_read_as_one() {
        var delivery = delivering.deliver(
                "dibao_payment",
                WorkbookFiles.of(List.of(
                        List.of("低保金发放表"),
                        List.of("对象", "", "发放月份", "低保证号", "发放", ""),
                        List.of("身份证号", "姓名", "", "", "金额", "发放状态"),
                        List.of(SamplePeople.id(4), SamplePeople.name(4), "2025年1月", "C1", "1,234.50", "已发放"))));

        assertThat(delivery.counts().stored()).isEqualTo(1);
        assertThat(testDatabase
                        .asAdministrator()
                        .sql("SELECT amount_cents FROM dataset.dibao_payment WHERE delivery_id = :id")
                        .param("id", delivery.id())
                        .query(Long.class)
                        .single())
                .isEqualTo(123450);
    }

    @Test
    void cells_shifted_from_one_line_on_are_one_sentence_and_no_row_of_them_is_stored() {
        var text = new StringBuilder(line(LABELS, ','));
        for (int month = 1; month <= 6; month++) {
            var row = row(5, "2025-0" + month, "100");
            text.append(month < 3 ? row : row.replaceFirst(",C1,", ",,C1,"));
        }

        var delivery = delivering.deliver("dibao_payment", text.toString());

        assertThat(delivery.counts().stored()).isEqualTo(2);
        assertThat(delivery.counts().rejected()).isEqualTo(4);
        assertThat(testDatabase
                        .asAdministrator()
                        .sql("SELECT line || ' ' || reason || ' ' || detail FROM exchange.delivery_problem"
                                + " WHERE delivery_id = :id")
                        .param("id", delivery.id())
                        .query(String.class)
                        .list())
                .containsExactly("4 SHIFTED_ROWS 4");
    }

    @Test
    void rejected_rows_come_back_as_a_workbook_and_go_in_again_when_mended() throws IOException {
        var sent = List.of(
                List.of("低保金发放表"),
                LABELS,
                cells(6, "2025-01", "100"),
                cells(6, "2025-02", "一百"),
                cells(7, "2025-02", "=1+1"));
        var delivery = delivering.deliver("dibao_payment", WorkbookFiles.of(sent));

        var back = rejected(delivery);
        var file = TableFile.of(back);
        var rows = rows(file);
        assertThat(delivery.counts().stored()).isEqualTo(1);
        assertThat(file.forms()).containsExactly(Form.sheet("数据"));
        assertThat(rows.get(0)).containsExactly("低保金发放表");
        assertThat(rows.get(1))
                .isEqualTo(
                        Stream.concat(LABELS.stream(), Stream.of("原行号", "退回原因")).toList());
        assertThat(rows.get(2)).startsWith(SamplePeople.id(6), "2025-02").contains("一百", "4");

        var mended = rows.stream()
                .map(row -> row.stream()
                        .map(cell -> cell.equals("一百") || cell.equals("=1+1") ? "100" : cell)
                        .toList())
                .toList();
        var again = delivering.deliver("dibao_payment", WorkbookFiles.of(mended));
        assertThat(again.state()).isEqualTo(Delivery.State.LOADED);
        assertThat(again.counts().stored()).isEqualTo(2);
    }

    @Test
    void rejected_rows_of_a_text_keep_encoding_delimiter_names_and_titles() {
        var gb = Charset.forName("GB18030");
        var text = "低保金发放表\n" + line(LABELS, ';')
                + line(cells(8, "2025-13", "100"), ';') + line(cells(8, "2025-01", "-3.50"), ';')
                + line(cells(9, "=cmd", "100"), ';');
        var delivery = delivering.deliver("dibao_payment", text.getBytes(gb));

        var back = new String(rejected(delivery), gb);
        assertThat(back).startsWith("低保金发放表\r\n" + String.join(";", LABELS) + ";原行号;退回原因\r\n");
        assertThat(back).contains(";2025-13;", ";'=cmd;");

        var again = delivering.deliver(
                "dibao_payment",
                back.replace("2025-13", "2025-03").replace("'=cmd", "2025-03").getBytes(gb));
        assertThat(again.counts().stored()).isEqualTo(2);
    }

    @Test
    void numbers_that_a_spreadsheet_ruined_are_rejected_and_never_rounded() {
        var row = payment(10, "2025-01", "100");
        var delivery = delivering.deliver(
                "dibao_payment",
                PAYMENTS
                        + row.replace(SamplePeople.id(10), "3.20499E+17")
                        + row.replace("6299990000000000017", "6.23E+18")
                        + row.replace(",C1,", ",6.22E+17,"));

        assertThat(delivery.counts().stored()).isZero();
        assertThat(delivering.reasons(delivery))
                .contains("身份证号(id_no) 被表格软件改坏", "银行卡号(bank_card) 被表格软件", "低保证号(cert_no) 被表格软件");
    }

    @Test
    void the_sheet_with_the_table_is_found_and_two_of_them_are_turned_back() {
        var parts = WorkbookFiles.parts(WorkbookFiles.sheet(List.of(List.of("填表说明"), List.of("一、请如实填写"))));
        WorkbookFiles.put(
                parts, "xl/worksheets/sheet2.xml", WorkbookFiles.sheet(List.of(LABELS, cells(11, "2025-01", "100"))));
        WorkbookFiles.put(parts, "xl/_rels/workbook.xml.rels", """
                <Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/>
                <Relationship Id="rId2" Target="worksheets/sheet2.xml"/></Relationships>""");
        WorkbookFiles.put(parts, "xl/workbook.xml", """
                <workbook xmlns:r="r"><sheets><sheet name="说明" r:id="rId1"/><sheet name="一月" r:id="rId2"/></sheets></workbook>""");
        var found = delivering.deliver("dibao_payment", WorkbookFiles.pack(parts));

        assertThat(found.counts().stored()).isEqualTo(1);
        assertThat(deliveries.form(found.id()).sheet()).isEqualTo("一月");

        WorkbookFiles.put(
                parts, "xl/worksheets/sheet1.xml", WorkbookFiles.sheet(List.of(LABELS, cells(12, "2025-01", "100"))));
        var refused = delivering.deliver("dibao_payment", WorkbookFiles.pack(parts));
        assertThat(refused.refusal()).contains("exchange.refusal.several_sheets");
        assertThat(refused.refusalDetails()).containsExactly("说明、一月");
    }

    @Test
    void a_file_under_authorisation_is_kept_as_long_as_it_waits_for_a_person() {
        var waits = delivering.deliver(
                "marriage_registration",
                "登记号,男方身份证号,男方姓名,女方身份证号,女方姓名,登记类别,办理日期\n"
                        + "J1,%s,%s,%s,%s,结婚,2020-01-01\n"
                                .formatted(
                                        SamplePeople.id(13),
                                        SamplePeople.name(13),
                                        SamplePeople.id(14),
                                        SamplePeople.name(14)));

        assertThat(waits.state()).isEqualTo(Delivery.State.MAPPING);
        assertThat(files.raw(waits.id())).exists();
    }

    private byte[] rejected(Delivery delivery) {
        try (var file = files.read(files.rejected(delivery.id()))) {
            return file.readAllBytes();
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    private static List<List<String>> rows(TableFile file) throws IOException {
        var all = new ArrayList<List<String>>();
        try (var rows = file.rows(file.forms().getFirst())) {
            while (rows.hasNext()) {
                all.add(rows.next().strings());
            }
        }
        return all;
    }

    private static List<String> cells(int n, String month, String amount) {
        return List.of(SamplePeople.id(n), month, "C1", SamplePeople.name(n), amount, "已发放");
    }

    private static String row(int n, String month, String amount) {
        return line(cells(n, month, amount), ',');
    }

    private static String line(List<String> cells, char delimiter) {
        return String.join(String.valueOf(delimiter), cells) + "\n";
    }
}
