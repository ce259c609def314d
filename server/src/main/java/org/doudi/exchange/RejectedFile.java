package org.doudi.exchange;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.util.UUID;
import org.doudi.sheets.Form;
import org.springframework.stereotype.Component;

/** The rows given back, decrypted for whoever may have them. */
@Component
class RejectedFile {
    private final KeptFiles files;

    RejectedFile(KeptFiles files) {
        this.files = files;
    }

    boolean exists(UUID delivery) {
        return Files.exists(files.rejected(delivery));
    }

    /** Sends them in the form in which they came. */
    void send(Delivery delivery, Form form, HttpServletResponse response) throws IOException {
        response.setContentType(form.mediaType());
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"" + delivery.number() + "-rejected." + form.extension() + "\"");
        try (var source = files.read(files.rejected(delivery.id()))) {
            source.transferTo(response.getOutputStream());
        }
    }
}
