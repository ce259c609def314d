package org.doudi.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doudi.testing.WorkbookFiles.pack;
import static org.doudi.testing.WorkbookFiles.parts;
import static org.doudi.testing.WorkbookFiles.put;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.doudi.testing.WorkbookFiles;
import org.junit.jupiter.api.Test;

class WorkbooksTest {
    private static final String STYLES = """
            <styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/>
            <numFmt numFmtId="165" formatCode="#,##0.00"/><numFmt numFmtId="166" formatCode="yyyy\\-mm\\-dd hh:mm"/></numFmts>
            <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
            <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs>
            </styleSheet>""";

    @Test
    void days_and_months_are_what_their_format_shows() throws IOException {
        assertThat(cells("<c r='A1' s='1'><v>46350</v></c>")).containsExactly("2026-11-24");
        assertThat(cells("<c r='A1' s='2'><v>46327</v></c>")).containsExactly("2026-11");
        assertThat(cells("<c r='A1' s='4'><v>46350.5</v></c>")).containsExactly("2026-11-24 12:00:00");
        assertThat(cells("<c r='A1' s='3'><v>46350</v></c>")).containsExactly("46350");
        assertThat(cells("<c r='A1' s='1'><v>1</v></c>")).containsExactly("1900-01-01");
        assertThat(cells("<c r='A1' s='1'><v>59</v></c>")).containsExactly("1900-02-28");
        assertThat(cells("<c r='A1' s='1'><v>60</v></c>")).containsExactly("1900-02-29");
        assertThat(cells("<c r='A1' s='1'><v>61</v></c>")).containsExactly("1900-03-01");
    }

    @Test
    void days_are_counted_from_1904_where_the_workbook_says_so() throws IOException {
        var parts = parts(sheet("<c r='A1' s='1'><v>44888</v></c>"));
        put(parts, "xl/styles.xml", STYLES);
        put(parts, "xl/workbook.xml", """
                <workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="a" r:id="rId1"/></sheets></workbook>""");
        var file = TableFile.of(pack(parts));

        assertThat(TextFormsTest.rows(file, file.forms().getFirst())).containsExactly(List.of("2026-11-24"));
    }

    @Test
    void numbers_are_what_a_person_sees_and_lost_digits_are_not_hidden() throws IOException {
        assertThat(cells("<c r='A1'><v>1234.5599999999999</v></c>")).containsExactly("1234.56");
        assertThat(cells("<c r='A1'><v>0.30000000000000004</v></c>")).containsExactly("0.3");
        assertThat(cells("<c r='A1'><v>20261124</v></c>")).containsExactly("20261124");
        assertThat(cells("<c r='A1'><v>1E-2</v></c>")).containsExactly("0.01");
        assertThat(cells("<c r='A1'><v>3.20499195001011E+17</v></c>")).containsExactly("3.20499195001011E+17");
        assertThat(cells("<c r='A1'><v>6229990000000010</v></c>")).containsExactly("6.22999000000001E+15");
        assertThat(cells("<c r='A1' t='e'><v>#N/A</v></c>")).containsExactly("#N/A");
        assertThat(cells("<c r='A1' t='b'><v>1</v></c>")).containsExactly("1");
        assertThat(cells("<c r='A1' t='str'><f>B1&amp;\"x\"</f><v>张三</v></c>")).containsExactly("张三");
    }

    @Test
    void shared_texts_are_read_without_their_pronunciation() throws IOException {
        var parts = parts(sheet("<c r='A1' t='s'><v>1</v></c><c r='C1' t='s'><v>0</v></c>"));
        put(
                parts,
                "xl/sharedStrings.xml",
                "<sst><si><t>甲</t></si><si><r><t>张</t></r><r><t>三</t></r><rPh><t>zhang</t></rPh></si></sst>");
        var file = TableFile.of(pack(parts));

        assertThat(TextFormsTest.rows(file, file.forms().getFirst())).containsExactly(List.of("张三", "", "甲"));
    }

    @Test
    void rows_keep_their_numbers_and_those_without_content_are_passed_over() throws IOException {
        var file = TableFile.of(pack(parts("""
                <worksheet><sheetData><row r="3"><c r="B3"><v>7</v></c></row><row r="4"><c r="A4" s="1"/></row>
                <row r="9"><c><v>1</v></c><c><v>2</v></c></row></sheetData></worksheet>""")));

        try (var rows = file.rows(file.forms().getFirst())) {
            assertThat(rows.next().line()).isEqualTo(3);
            var last = rows.next();
            assertThat(last.line()).isEqualTo(9);
            assertThat(last.strings()).containsExactly("1", "2");
            assertThat(rows.hasNext()).isFalse();
        }
    }

    @Test
    void hidden_sheets_are_not_offered() {
        var parts = parts(WorkbookFiles.sheet(List.of()));
        put(parts, "xl/workbook.xml", """
                <workbook xmlns:r="r"><sheets><sheet name="草稿" state="hidden" r:id="rId1"/><sheet name="数据" r:id="rId1"/></sheets></workbook>""");

        assertThat(TableFile.of(pack(parts)).forms()).extracting(Form::sheet).containsExactly("数据");
    }

    @Test
    void a_sheet_is_written_so_that_it_is_read_as_it_was() throws IOException {
        var rows = List.of(List.of("身份证号", "金额"), List.of("320499195001011234", "=1+1"), List.of("", "0012"));
        var bytes = new ByteArrayOutputStream();
        try (var writer = TableWriter.of(Form.sheet("明细"), bytes)) {
            for (var row : rows) {
                writer.write(row);
            }
        }
        var file = TableFile.of(bytes.toByteArray());

        assertThat(file.forms()).containsExactly(Form.sheet("明细"));
        assertThat(TextFormsTest.rows(file, Form.sheet("明细"))).isEqualTo(rows);
    }

    private static String sheet(String cells) {
        return "<worksheet><sheetData><row r='1'>" + cells + "</row></sheetData></worksheet>";
    }

    private static List<String> cells(String xml) throws IOException {
        var parts = parts(sheet(xml));
        put(parts, "xl/styles.xml", STYLES);
        var file = TableFile.of(pack(parts));
        return TextFormsTest.rows(file, file.forms().getFirst()).getFirst();
    }
}
