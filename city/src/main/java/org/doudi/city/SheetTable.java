package org.doudi.city;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** The first sheet of a workbook, written in a stream. Times of writing are taken out, so the same rows give the same bytes. */
final class SheetTable implements Table {
    private static final int FLUSH_EVERY = 500;
    /** Larger sheets write texts into their cells instead of sharing them, to need no memory. */
    private static final int SHARED_UP_TO = 20_000;

    private static final LocalDateTime NO_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);
    private static final String CREATED = "<dcterms:created xsi:type=\"dcterms:W3CDTF\">";

    private final Path file;
    private final Path draft;
    private final OutputStream stream;
    private final Workbook workbook;
    private final Worksheet sheet;
    private final FileStyle.Format format;
    private final boolean shared;
    private int next;

    SheetTable(Path file, FileStyle.Format format, String title, List<String> header, long rows) throws IOException {
        this.file = file;
        this.format = format;
        draft = file.resolveSibling(file.getFileName() + ".draft");
        stream = new BufferedOutputStream(Files.newOutputStream(draft));
        workbook = new Workbook(stream, "doudi", "1.0");
        sheet = workbook.newWorksheet("数据");
        shared = rows <= SHARED_UP_TO;
        if (format == FileStyle.Format.XLSX_WITH_TITLE) {
            sheet.value(0, 0, title);
            sheet.range(0, 0, 0, header.size() - 1).merge();
            next++;
        }
        row(List.copyOf(header));
    }

    @Override
    public long row(List<Object> cells) throws IOException {
        for (int column = 0; column < cells.size(); column++) {
            switch (cells.get(column)) {
                case Number number -> sheet.value(next, column, number);
                case LocalDate day -> {
                    sheet.value(next, column, day);
                    sheet.style(next, column).format("yyyy-mm-dd").set();
                }
                case Object text when !text.toString().isEmpty() -> text(column, text.toString());
                default -> {}
            }
        }
        next++;
        if (next % FLUSH_EVERY == 0) {
            sheet.flush();
        }
        return next;
    }

    private void text(int column, String text) {
        if (shared) {
            sheet.value(next, column, text);
        } else {
            sheet.inlineString(next, column, text);
        }
    }

    @Override
    public void close() throws IOException {
        if (format == FileStyle.Format.XLSX_WITH_NOTES) {
            var notes = workbook.newWorksheet("填报说明");
            notes.value(0, 0, "1. 身份证号按文本填写。");
            notes.value(1, 0, "2. 日期可按习惯填写。");
        }
        workbook.close();
        stream.close();
        takeTimesOut();
        Files.delete(draft);
    }

    private void takeTimesOut() throws IOException {
        try (var from = new ZipFile(draft.toFile());
                var to = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            for (var entry : Collections.list(from.entries())) {
                var copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(NO_TIME);
                to.putNextEntry(copy);
                try (var content = from.getInputStream(entry)) {
                    if (entry.getName().endsWith("core.xml")) {
                        var xml = new String(content.readAllBytes(), StandardCharsets.UTF_8);
                        to.write(xml.replaceAll(CREATED + "[^<]*", CREATED + NO_TIME + ":00Z")
                                .getBytes(StandardCharsets.UTF_8));
                    } else {
                        content.transferTo(to);
                    }
                }
                to.closeEntry();
            }
        }
    }
}
