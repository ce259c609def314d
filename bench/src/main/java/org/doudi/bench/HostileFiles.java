package org.doudi.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files made to use up memory or time, each a little thing on the disk. */
final class HostileFiles {
    private static final String HEADER = "<row r=\"1\">" + cell("A", "id_no") + cell("B", "month")
            + cell("C", "cert_no") + cell("D", "name") + cell("E", "amount") + cell("F", "status") + "</row>";

    private HostileFiles() {}

    /** Opens a file. */
    @FunctionalInterface
    interface Source {
        InputStream open() throws IOException;
    }

    /** A file by what it is. */
    record Hostile(String what, Source content) {}

    /** All of them; workbooks are written into the folder. */
    static List<Hostile> all(Path folder) throws IOException {
        return List.of(
                workbook(folder, "a bomb of a gigabyte", HEADER, "<row></row>".repeat(5000), 20_000),
                workbook(folder, "a million empty rows", HEADER, emptyRows(), 1),
                workbook(folder, "twenty thousand columns", wide(), "", 0),
                new Hostile("definitions that multiply", () -> Files.newInputStream(laughs(folder))),
                new Hostile("a line of two gigabytes", () -> new Endless(2L << 30)));
    }

    private static Hostile workbook(Path folder, String what, String head, String rows, int times) throws IOException {
        var file = folder.resolve(what.replace(' ', '-') + ".xlsx");
        write(file, "<worksheet><sheetData>" + head, rows, times, "</sheetData></worksheet>");
        return new Hostile(what, () -> Files.newInputStream(file));
    }

    private static void write(Path file, String head, String rows, int times, String tail) throws IOException {
        try (var zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            put(zip, "[Content_Types].xml", "<Types/>");
            put(zip, "xl/workbook.xml", """
                    <workbook xmlns:r="r"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>""");
            put(zip, "xl/_rels/workbook.xml.rels", """
                    <Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>""");
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            zip.write(head.getBytes(StandardCharsets.UTF_8));
            var piece = rows.getBytes(StandardCharsets.UTF_8);
            for (int time = 0; time < times; time++) {
                zip.write(piece);
            }
            zip.write(tail.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static Path laughs(Path folder) {
        var definitions = new StringBuilder("<!DOCTYPE x [<!ENTITY l0 \"ha\">");
        for (int level = 1; level < 30; level++) {
            definitions.append("<!ENTITY l%d \"%s\">"
                    .formatted(level, "&l%d;".formatted(level - 1).repeat(10)));
        }
        var file = folder.resolve("laughs.xlsx");
        try {
            write(
                    file,
                    definitions + "]><worksheet><sheetData><row><c><v>&l29;</v></c></row>",
                    "",
                    0,
                    "</sheetData></worksheet>");
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        return file;
    }

    private static String emptyRows() {
        var rows = new StringBuilder();
        for (int row = 2; row <= 1_000_000; row++) {
            rows.append("<row r=\"").append(row).append("\"/>");
        }
        return rows.toString();
    }

    private static String wide() {
        return "<row r=\"1\">" + "<c t=\"inlineStr\"><is><t>amount</t></is></c>".repeat(20_000) + "</row>";
    }

    private static String cell(String column, String text) {
        return "<c r=\"" + column + "1\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
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
