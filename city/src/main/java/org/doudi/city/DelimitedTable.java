package org.doudi.city;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Text with delimiters. Files with a mark or in GB18030 end their lines as Windows does. */
final class DelimitedTable implements Table {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final int BUFFER = 1 << 16;

    private final CsvWriter writer;
    private long line;

    DelimitedTable(Path file, FileStyle.Format format, List<String> header) throws IOException {
        var name = format.name();
        var bytes = Files.newOutputStream(file);
        if (name.startsWith("BOM")) {
            bytes.write(MARK);
        }
        var charset = name.startsWith("GB18030") ? GB18030 : StandardCharsets.UTF_8;
        writer = CsvWriter.builder()
                .fieldSeparator(name.endsWith("TAB") ? '\t' : name.endsWith("SEMICOLON") ? ';' : ',')
                .lineDelimiter(name.startsWith("UTF8") ? LineDelimiter.LF : LineDelimiter.CRLF)
                .bufferSize(BUFFER)
                .build(bytes, charset);
        write(header);
    }

    @Override
    public long row(List<Object> cells) {
        return write(cells.stream().map(Object::toString).toList());
    }

    private long write(List<String> cells) {
        writer.writeRecord(cells);
        return ++line;
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
