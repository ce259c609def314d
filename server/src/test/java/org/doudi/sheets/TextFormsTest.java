package org.doudi.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextFormsTest {
    private static final String TABLE = "姓名,金额\n张三,100\n𠮷田,-3.50\n";

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "GBK"})
    void an_encoding_is_told_by_its_bytes(String charset) throws IOException {
        var text = charset.equals("GBK") ? TABLE.replace("𠮷", "吉") : TABLE;
        var file = TableFile.of(text.getBytes(Charset.forName(charset)));

        assertThat(rows(file, file.forms().getFirst()).get(1)).containsExactly("张三", "100");
        assertThat(rows(file, file.forms().getFirst()).get(2).getFirst())
                .isEqualTo(charset.equals("GBK") ? "吉田" : "𠮷田");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void a_byte_order_mark_is_no_text(String charset) throws IOException {
        var file = TableFile.of(("\uFEFF" + TABLE).getBytes(Charset.forName(charset)));

        assertThat(file.forms().getFirst().mark()).isTrue();
        assertThat(rows(file, file.forms().getFirst()).getFirst()).containsExactly("姓名", "金额");
    }

    @Test
    void chinese_far_down_in_a_file_of_digits_still_tells_the_encoding() throws IOException {
        var file = TableFile.of(("a,b\n" + "1,2\n".repeat(50_000) + "3,终\n").getBytes(Charset.forName("GB18030")));

        assertThat(rows(file, file.forms().getFirst()).getLast()).containsExactly("3", "终");
    }

    @Test
    void every_delimiter_that_occurs_is_a_form_and_a_comma_always() {
        var file = TableFile.of("a;b|c\td\n".getBytes(StandardCharsets.UTF_8));

        assertThat(file.forms()).extracting(Form::delimiter).containsExactly(',', '\t', ';', '|');
        assertThat(TableFile.of(new byte[0]).forms())
                .extracting(Form::delimiter)
                .containsExactly(',');
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "GB18030"})
    void a_table_is_written_as_it_was_read(String charset) throws IOException {
        var form = Form.text(Charset.forName(charset), !charset.equals("GB18030"), ';');
        var rows = List.of(List.of("姓名", "地址;门牌"), List.of("𠮷田", "\"甲\"号"), List.of("=1+1", "-3.5"));
        var bytes = new ByteArrayOutputStream();
        try (var writer = TableWriter.of(form, bytes)) {
            for (var row : rows) {
                writer.write(row);
            }
        }

        var file = TableFile.of(bytes.toByteArray());
        assertThat(file.forms()).contains(form);
        assertThat(rows(file, form)).isEqualTo(rows);
    }

    @Test
    void what_a_spreadsheet_would_calculate_is_written_as_text() {
        assertThat(FormulaSafe.cell("=1+1")).isEqualTo("'=1+1");
        assertThat(FormulaSafe.cell("@x")).isEqualTo("'@x");
        assertThat(FormulaSafe.cell("-1+2")).isEqualTo("'-1+2");
        assertThat(FormulaSafe.cell("-3.50")).isEqualTo("-3.50");
        assertThat(FormulaSafe.cell("张三")).isEqualTo("张三");
        assertThat(FormulaSafe.cell("")).isEmpty();
    }

    @Test
    void other_kinds_of_files_are_named() {
        refused("<!DOCTYPE html><table>".getBytes(StandardCharsets.UTF_8), Unreadable.Kind.WEB_PAGE);
        refused(compound(""), Unreadable.Kind.OLD_WORKBOOK);
        refused(compound("EncryptedPackage"), Unreadable.Kind.LOCKED_WORKBOOK);
    }

    static byte[] compound(String entry) {
        var bytes = new byte[200_000];
        bytes[0] = (byte) 0xD0;
        bytes[1] = (byte) 0xCF;
        bytes[2] = 0x11;
        bytes[3] = (byte) 0xE0;
        var name = entry.getBytes(StandardCharsets.UTF_16LE);
        System.arraycopy(name, 0, bytes, (1 << 16) - 7, name.length);
        return bytes;
    }

    private static void refused(byte[] content, Unreadable.Kind kind) {
        assertThatThrownBy(() -> TableFile.of(content))
                .isInstanceOfSatisfying(
                        Unreadable.class, wrong -> assertThat(wrong.kind()).isEqualTo(kind));
    }

    static List<List<String>> rows(TableFile file, Form form) throws IOException {
        var all = new ArrayList<List<String>>();
        try (var rows = file.rows(form)) {
            while (rows.hasNext()) {
                all.add(rows.next().strings());
            }
        }
        return all;
    }
}
