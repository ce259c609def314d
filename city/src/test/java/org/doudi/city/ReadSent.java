package org.doudi.city;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** Reads files as departments really send them, knowing their style; workbooks with a reader of workbooks. */
final class ReadSent {
    private ReadSent() {}

    /** All lines, the first being the file's first; a number or a day of a workbook as the workbook keeps it. */
    static List<List<String>> lines(Path file, FileStyle style) throws IOException {
        return style.format().isWorkbook() ? workbook(file) : text(file, style.format());
    }

    private static List<List<String>> text(Path file, FileStyle.Format format) throws IOException {
        var name = format.name();
        var charset = name.startsWith("GB18030") ? Charset.forName("GB18030") : StandardCharsets.UTF_8;
        var text = new String(Files.readAllBytes(file), charset);
        var content = name.startsWith("BOM") ? text.substring(1) : text;
        char delimiter = name.endsWith("TAB") ? '\t' : name.endsWith("SEMICOLON") ? ';' : ',';
        var lines = new ArrayList<List<String>>();
        try (var reader = CsvReader.builder()
                .fieldSeparator(delimiter)
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(content)) {
            reader.forEach(line -> lines.add(line.getFields()));
        }
        return lines;
    }

    private static List<List<String>> workbook(Path file) throws IOException {
        try (var workbook = new ReadableWorkbook(file.toFile());
                var rows = workbook.getFirstSheet().openStream()) {
            return rows.map(ReadSent::cells).toList();
        }
    }

    private static List<String> cells(Row row) {
        return row.stream()
                .map(cell -> cell == null || cell.getType() == CellType.EMPTY ? "" : text(cell))
                .toList();
    }

    private static String text(Cell cell) {
        return cell.getType() == CellType.STRING ? cell.asString() : cell.getRawValue();
    }
}
