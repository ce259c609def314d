package org.doudi.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes workbooks for tests, part by part, so that every part can be wrong. */
public final class WorkbookFiles {
    private WorkbookFiles() {}

    /** A workbook whose only sheet has the rows as texts. */
    public static byte[] of(List<List<String>> rows) {
        return pack(parts(sheet(rows)));
    }

    /** The parts of a workbook whose only sheet has that XML; further parts may be put in. */
    public static Map<String, byte[]> parts(String sheet) {
        var parts = new LinkedHashMap<String, byte[]>();
        put(parts, "[Content_Types].xml", "<Types/>");
        put(parts, "xl/workbook.xml", """
                <workbook xmlns:r="r"><workbookPr/><sheets><sheet name="数据" sheetId="1" r:id="rId1"/></sheets></workbook>""");
        put(parts, "xl/_rels/workbook.xml.rels", """
                <Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>""");
        put(parts, "xl/worksheets/sheet1.xml", sheet);
        return parts;
    }

    public static void put(Map<String, byte[]> parts, String name, String text) {
        parts.put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A sheet of texts. */
    public static String sheet(List<List<String>> rows) {
        var xml = new StringBuilder("<worksheet><sheetData>");
        int line = 0;
        for (var row : rows) {
            xml.append("<row r=\"").append(++line).append("\">");
            int column = 0;
            for (var cell : row) {
                if (!cell.isEmpty()) {
                    xml.append("<c r=\"").append(name(column)).append(line).append("\" t=\"inlineStr\"><is><t>");
                    xml.append(cell.replace("&", "&amp;").replace("<", "&lt;")).append("</t></is></c>");
                }
                column++;
            }
            xml.append("</row>");
        }
        return xml.append("</sheetData></worksheet>").toString();
    }

    public static byte[] pack(Map<String, byte[]> parts) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static String name(int column) {
        return column < 26 ? String.valueOf((char) ('A' + column)) : name(column / 26 - 1) + (char) ('A' + column % 26);
    }
}
