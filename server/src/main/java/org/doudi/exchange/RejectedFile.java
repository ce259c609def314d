package org.doudi.exchange;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The rows given back, decrypted for whoever may have them, with nothing a spreadsheet would calculate. */
@Component
class RejectedFile {
    private final KeptFiles files;

    RejectedFile(KeptFiles files) {
        this.files = files;
    }

    boolean exists(UUID delivery) {
        return Files.exists(files.rejected(delivery));
    }

    void write(UUID delivery, OutputStream target) throws IOException {
        var text = new OutputStreamWriter(target, StandardCharsets.UTF_8);
        text.write('\uFEFF');
        try (var source = new InputStreamReader(files.read(files.rejected(delivery)), StandardCharsets.UTF_8);
                var rows = CsvReader.builder().ofCsvRecord(source);
                var writer = CsvWriter.builder().build(text)) {
            for (var row : rows) {
                writer.writeRecord(
                        row.getFields().stream().map(FormulaSafe::cell).toList());
            }
        }
    }
}
