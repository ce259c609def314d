package org.doudi.exchange;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.doudi.access.Allowed;
import org.doudi.shell.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Deliveries by departments' systems, who show a token instead of signing in. */
@RestController
class ApiDeliveries {
    private static final String KEY = "[\\x21-\\x7E]{1,200}";

    private final Catalogue catalogue;
    private final Deliveries deliveries;
    private final ApiAnswers answers;
    private final RejectedFile rejected;

    ApiDeliveries(Catalogue catalogue, Deliveries deliveries, ApiAnswers answers, RejectedFile rejected) {
        this.catalogue = catalogue;
        this.deliveries = deliveries;
        this.answers = answers;
        this.rejected = rejected;
    }

    /** How a file is delivered. */
    private record Way(
            ApiTokens.Live token,
            String dataset,
            String asOf,
            @Nullable String key) {}

    /** Takes a file as the part {@code file} of a form. */
    @PostMapping(path = "/api/datasets/{code}/deliveries", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Allowed(
            action = "api.deliver",
            roles = {})
    public ResponseEntity<Map<String, Object>> form(
            @RequestAttribute(ApiGate.TOKEN) ApiTokens.Live token,
            @RequestHeader(value = "Idempotency-Key", required = false) @Nullable String key,
            @PathVariable String code,
            @RequestParam(value = "as_of", defaultValue = "") String asOf,
            @RequestParam(required = false) @Nullable MultipartFile file,
            HttpServletRequest request)
            throws IOException {
        if (file == null) {
            throw new ApiProblem(HttpStatus.BAD_REQUEST, "no_file");
        }
        var name = Optional.ofNullable(file.getOriginalFilename()).filter(given -> !given.isBlank());
        try (var content = file.getInputStream()) {
            return take(new Way(token, code, asOf, key), name.orElse(code), content, language(request));
        }
    }

    /** Takes a file as the body of the request. */
    @PostMapping("/api/datasets/{code}/deliveries")
    @Allowed(
            action = "api.deliver",
            roles = {})
    public ResponseEntity<Map<String, Object>> body(
            @RequestAttribute(ApiGate.TOKEN) ApiTokens.Live token,
            @RequestHeader(value = "Idempotency-Key", required = false) @Nullable String key,
            @PathVariable String code,
            HttpServletRequest request)
            throws IOException {
        var type = Optional.ofNullable(request.getContentType()).orElse("");
        if (type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)) {
            throw new ApiProblem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "form_body");
        }
        var asOf = Optional.ofNullable(request.getParameter("as_of")).orElse("");
        var name = Optional.ofNullable(request.getParameter("file_name")).orElse(code + ".csv");
        return take(new Way(token, code, asOf, key), name, request.getInputStream(), language(request));
    }

    private ResponseEntity<Map<String, Object>> take(Way way, String fileName, InputStream content, Language language) {
        var token = way.token;
        if (catalogue.find(way.dataset).isEmpty()) {
            throw new ApiProblem(HttpStatus.NOT_FOUND, "no_dataset");
        }
        if (!token.scope().mayDeliver() || !token.scope().datasets().contains(way.dataset)) {
            throw new ApiProblem(HttpStatus.FORBIDDEN, "not_for_dataset");
        }
        if (way.key != null && !way.key.matches(KEY)) {
            throw new ApiProblem(HttpStatus.BAD_REQUEST, "bad_key");
        }
        var sender = new Sender.Token(token.id(), token.scope().name(), Optional.ofNullable(way.key));
        var id = way.asOf.isEmpty()
                ? deliveries.receive(way.dataset, fileName, content, sender)
                : deliveries.receive(way.dataset, fileName, day(way.asOf), content, sender);
        return ResponseEntity.accepted()
                .location(URI.create("/api/deliveries/" + id))
                .body(answers.of(deliveries.find(id).orElseThrow(), language));
    }

    /** How a delivery stands. */
    @GetMapping("/api/deliveries/{id}")
    @Allowed(
            action = "api.read",
            roles = {})
    public Map<String, Object> one(
            @RequestAttribute(ApiGate.TOKEN) ApiTokens.Live token,
            @PathVariable String id,
            HttpServletRequest request) {
        return answers.of(readable(token, id), language(request));
    }

    /** The rows given back, to be mended and sent again. */
    @GetMapping("/api/deliveries/{id}/rejected")
    @Allowed(
            action = "api.read",
            roles = {})
    public void rejected(
            @RequestAttribute(ApiGate.TOKEN) ApiTokens.Live token,
            @PathVariable String id,
            HttpServletResponse response)
            throws IOException {
        var delivery = readable(token, id);
        if (!rejected.exists(delivery.id())) {
            throw new ApiProblem(HttpStatus.NOT_FOUND, "nothing_rejected");
        }
        answers.noteRejectedRead(delivery, token);
        rejected.send(delivery, deliveries.form(delivery.id()), response);
    }

    /** What is not the token's does not exist for it. */
    private Delivery readable(ApiTokens.Live token, String id) {
        if (!token.scope().mayRead()) {
            throw new ApiProblem(HttpStatus.FORBIDDEN, "not_to_read");
        }
        return uuid(id).flatMap(deliveries::find)
                .filter(delivery -> token.scope().datasets().contains(delivery.dataset()))
                .orElseThrow(() -> new ApiProblem(HttpStatus.NOT_FOUND, "no_delivery"));
    }

    static Language language(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Accept-Language"))
                        .orElse("")
                        .startsWith("en")
                ? Language.ENGLISH
                : Language.CHINESE;
    }

    private static Optional<UUID> uuid(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException noDay) {
            throw new ApiProblem(HttpStatus.BAD_REQUEST, "bad_day");
        }
    }
}
