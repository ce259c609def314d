package org.doudi.programmes;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.doudi.shell.NotFound;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Sends the scan of a document, always to be saved: a browser shows nothing of it within our pages. */
@Controller
class DocumentPage {
    private final Documents documents;

    DocumentPage(Documents documents) {
        this.documents = documents;
    }

    @AllowedToReadTheBook
    @GetMapping("/documents/{id}")
    @Transactional(readOnly = true)
    public ResponseEntity<byte[]> show(@PathVariable UUID id) {
        var document = documents.find(id).orElseThrow(() -> new NotFound("document"));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(document.mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(document.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(document.content());
    }
}
