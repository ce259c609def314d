package org.doudi.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.doudi.testing.WorkbookFiles.pack;
import static org.doudi.testing.WorkbookFiles.parts;
import static org.doudi.testing.WorkbookFiles.put;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.doudi.testing.WorkbookFiles;
import org.junit.jupiter.api.Test;

/** Workbooks made to do harm, and broken ones: each is turned back for what it is, soon and in little memory. */
class HostileWorkbooksTest {
    private static final String GOOD = WorkbookFiles.sheet(List.of(List.of("a", "b"), List.of("1", "2")));

    @Test
    void one_megabyte_that_unpacks_to_a_gigabyte() throws IOException {
        refused(zeros(1L << 30), Unreadable.Kind.UNPACKS_TOO_LARGE);
    }

    @Test
    void a_bomb_whose_directory_says_that_it_is_small() throws IOException {
        refused(patched(zeros(100L << 20), 24, 5000), Unreadable.Kind.UNPACKS_TOO_LARGE);
    }

    @Test
    void a_bomb_below_the_limit_of_size() throws IOException {
        refused(zeros(150L << 20), Unreadable.Kind.UNPACKS_TOO_LARGE);
    }

    @Test
    void ten_thousand_parts() {
        var parts = parts(GOOD);
        for (int i = 0; i < 10_000; i++) {
            put(parts, "xl/media/" + i, "");
        }
        refused(pack(parts), Unreadable.Kind.TOO_MANY_PARTS);
    }

    @Test
    void definitions_of_xml_and_what_they_fetch() {
        refusedSheet(
                "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>" + GOOD.replace(">a<", ">&a;<"),
                Unreadable.Kind.DEFINITIONS);
        refusedSheet("<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]>" + GOOD, Unreadable.Kind.DEFINITIONS);
    }

    @Test
    void macros_links_and_names_that_lead_out() {
        refused(with("xl/vbaProject.bin"), Unreadable.Kind.MACROS);
        refused(with("xl/externalLinks/externalLink1.xml"), Unreadable.Kind.LINKS);
        refused(with("../../etc/cron.d/x"), Unreadable.Kind.UNSAFE_PART);
        refused(with("C:\\x"), Unreadable.Kind.UNSAFE_PART);
    }

    @Test
    void a_packed_file_that_is_no_workbook() {
        refused(pack(Map.of("readme.txt", new byte[3])), Unreadable.Kind.NO_WORKBOOK);
    }

    @Test
    void a_password_on_its_parts() throws IOException {
        refused(patched(pack(parts(GOOD)), 8, 1), Unreadable.Kind.LOCKED_WORKBOOK);
    }

    @Test
    void a_file_cut_off_anywhere() {
        var whole = pack(parts(GOOD));
        for (int length = 2; length < whole.length; length += 7) {
            var cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> read(cut))
                    .isInstanceOfSatisfying(
                            Unreadable.class,
                            wrong -> assertThat(wrong.kind()).isEqualTo(Unreadable.Kind.DAMAGED_WORKBOOK));
        }
    }

    @Test
    void a_cell_at_an_address_beyond_all_sheets() {
        refusedSheet(GOOD.replace("\"B2\"", "\"ZZZZZZZZ2\""), Unreadable.Kind.TOO_MANY_COLUMNS);
        refusedSheet(GOOD.replace("\"B2\"", "\"A2\""), Unreadable.Kind.DAMAGED_WORKBOOK);
        refusedSheet(GOOD.replace("\"B2\"", "\"2\""), Unreadable.Kind.DAMAGED_WORKBOOK);
    }

    @Test
    void a_million_columns() {
        refusedSheet(
                WorkbookFiles.sheet(List.of(java.util.Collections.nCopies(1_000_000, "x"))),
                Unreadable.Kind.TOO_MANY_COLUMNS);
    }

    @Test
    void an_endless_text_and_an_endless_tag() {
        var endless = new Random(1)
                .ints(3 << 20, 'a', 'z')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        refusedSheet(GOOD.replace(">a<", ">" + endless.substring(0, 500_000) + "<"), Unreadable.Kind.LINE_TOO_LONG);
        refusedSheet(GOOD.replace(">a<", ">" + endless + "<"), Unreadable.Kind.DAMAGED_WORKBOOK);
        refusedSheet(GOOD.replace("<row", "<row x=\"" + endless + "\""), Unreadable.Kind.DAMAGED_WORKBOOK);
    }

    @Test
    void shared_texts_and_sheets_that_are_not_there() {
        refusedSheet(
                "<worksheet><sheetData><row r='1'><c r='A1' t='s'><v>7</v></c></row></sheetData></worksheet>",
                Unreadable.Kind.DAMAGED_WORKBOOK);
        var parts = parts(GOOD);
        parts.remove("xl/worksheets/sheet1.xml");
        refused(pack(parts), Unreadable.Kind.DAMAGED_WORKBOOK);
    }

    @Test
    void bytes_changed_at_random_are_read_or_turned_back_and_nothing_else() throws IOException {
        var random = new Random(20261124);
        var whole = pack(parts(GOOD));
        for (int i = 0; i < 5000; i++) {
            var changed = whole.clone();
            for (int j = 0; j <= random.nextInt(4); j++) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            try {
                read(changed);
            } catch (Unreadable expected) {
                assertThat(expected.kind()).isNotNull();
            }
        }
    }

    private static void refusedSheet(String sheet, Unreadable.Kind kind) {
        refused(pack(parts(sheet)), kind);
    }

    private static void refused(byte[] content, Unreadable.Kind kind) {
        long before = usedMemory();
        long begun = System.nanoTime();
        assertThatThrownBy(() -> read(content))
                .isInstanceOfSatisfying(
                        Unreadable.class, wrong -> assertThat(wrong.kind()).isEqualTo(kind));
        assertThat((System.nanoTime() - begun) / 1e9).as("seconds").isLessThan(1);
        assertThat(usedMemory() - before).isLessThan(64L << 20);
    }

    /** Reads all sheets, as a delivery would. */
    private static void read(byte[] content) throws IOException {
        if (content[0] != 'P' || content[1] != 'K') {
            return;
        }
        var file = TableFile.of(content);
        for (var form : file.forms()) {
            TextFormsTest.rows(file, form);
        }
    }

    private static byte[] with(String part) {
        var parts = parts(GOOD);
        put(parts, part, "x");
        return pack(parts);
    }

    /** A workbook whose sheet goes on with so many zeros. */
    private static byte[] zeros(long size) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts(GOOD).entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(
                        part.getValue(),
                        0,
                        part.getValue().length
                                - "</sheetData></worksheet>".length()
                                        * (part.getKey().contains("sheet1") ? 1 : 0));
                if (part.getKey().contains("sheet1")) {
                    var row = "<row></row>".repeat(5000).getBytes(java.nio.charset.StandardCharsets.UTF_8);
                    for (long written = 0; written < size; written += row.length) {
                        zip.write(row);
                    }
                }
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** The last entry of the directory with another number at an offset. */
    private static byte[] patched(byte[] file, int offset, int value) {
        UnaryOperator<ByteBuffer> little = buffer -> buffer.order(ByteOrder.LITTLE_ENDIAN);
        var buffer = little.apply(ByteBuffer.wrap(file));
        int last = -1;
        for (int at = 0; at < file.length - 4; at++) {
            last = buffer.getInt(at) == 0x02014B50 ? at : last;
        }
        if (offset == 8) {
            buffer.putShort(last + offset, (short) (buffer.getShort(last + offset) | value));
        } else {
            buffer.putInt(last + offset, value);
        }
        return file;
    }

    private static long usedMemory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
