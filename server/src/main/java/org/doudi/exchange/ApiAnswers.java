package org.doudi.exchange;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.doudi.audit.Audit;
import org.doudi.shell.Language;
import org.doudi.shell.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import tools.jackson.databind.json.JsonMapper;

/** What departments' systems are answered: how a delivery stands, or in a sentence what is wrong with the request. */
@RestControllerAdvice(assignableTypes = ApiDeliveries.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiAnswers {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Logger LOG = LoggerFactory.getLogger(ApiAnswers.class);

    private final Catalogue catalogue;
    private final Texts texts;
    private final Audit audit;
    private final JdbcClient database;

    ApiAnswers(Catalogue catalogue, Texts texts, Audit audit, @Qualifier("load") JdbcClient database) {
        this.catalogue = catalogue;
        this.texts = texts;
        this.audit = audit;
        this.database = database;
    }

    Map<String, Object> of(Delivery delivery, Language language) {
        var printed = new DeliveryPrint(catalogue, texts, language);
        var counts = delivery.counts();
        var answer = new LinkedHashMap<String, Object>();
        answer.put("id", delivery.id().toString());
        answer.put("number", delivery.number());
        answer.put("dataset", delivery.dataset());
        answer.put("as_of", delivery.asOf().toString());
        answer.put("state", delivery.state().code());
        answer.put("state_text", printed.line(delivery).state());
        answer.put("refusal", printed.refusal(delivery));
        answer.put("rows_read", counts.read());
        answer.put("rows_accepted", counts.stored() + counts.unchanged());
        answer.put("rows_stored", counts.stored());
        answer.put("rows_unchanged", counts.unchanged());
        answer.put("rows_rejected", counts.rejected());
        answer.put("rows_outside_scope", counts.outsideScope());
        answer.put("rows_linked_by_number", counts.stored() + counts.unchanged() - counts.recognised());
        answer.put("rows_linked_otherwise", counts.recognised());
        answer.put("rows_for_review", counts.forReview());
        answer.put("rows_by_pass", Passes.coded(database, delivery.id()));
        if (!delivery.state().hasEnded()) {
            ProgressNotes.find(database, delivery.id(), delivery.bytes()).ifPresent(progress -> {
                answer.put("rows_read", progress.rowsRead());
                answer.put("rows_per_second", progress.rowsPerSecond());
                answer.put("seconds_left", progress.secondsLeft());
            });
        }
        var self = "/api/deliveries/" + delivery.id();
        answer.put(
                "links",
                counts.rejected() > 0 ? Map.of("self", self, "rejected", self + "/rejected") : Map.of("self", self));
        return answer;
    }

    @Transactional("load")
    public void noteRejectedRead(Delivery delivery, ApiTokens.Live token) {
        audit.recordSystem(
                database,
                "token:" + token.id(),
                "delivery.read-rejected",
                "delivery",
                delivery.id().toString());
    }

    /** Says it before any handler has been found. */
    void refuse(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String code)
            throws IOException {
        var language = ApiDeliveries.language(request);
        var problem = new LinkedHashMap<String, Object>();
        problem.put("title", texts.text(language, "exchange.api.title." + status.value()));
        problem.put("status", status.value());
        problem.put("detail", texts.text(language, "exchange.api." + code));
        problem.put("code", code);
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader("WWW-Authenticate", "Bearer realm=\"doudi\"");
        response.getOutputStream().write(JSON.writeValueAsBytes(problem));
    }

    @ExceptionHandler(ApiProblem.class)
    ResponseEntity<ProblemDetail> problem(HttpServletRequest request, ApiProblem problem) {
        return answer(request, problem.status(), problem.code());
    }

    @ExceptionHandler(Deliveries.KeyReused.class)
    ResponseEntity<ProblemDetail> keyReused(HttpServletRequest request) {
        return answer(request, HttpStatus.UNPROCESSABLE_CONTENT, "key_reused");
    }

    @ExceptionHandler(MaxUploadSizeExceededException.class)
    ResponseEntity<ProblemDetail> tooLarge(HttpServletRequest request) {
        return answer(request, HttpStatus.CONTENT_TOO_LARGE, "too_large");
    }

    @ExceptionHandler(RuntimeException.class)
    ResponseEntity<ProblemDetail> ourFault(HttpServletRequest request, RuntimeException fault) {
        var code = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("fault {} at {} {}", code, request.getMethod(), request.getRequestURI(), fault);
        var answer = answer(request, HttpStatus.INTERNAL_SERVER_ERROR, "fault");
        if (answer.getBody() != null) {
            answer.getBody().setProperty("fault", code);
        }
        return answer;
    }

    private ResponseEntity<ProblemDetail> answer(HttpServletRequest request, HttpStatus status, String code) {
        var language = ApiDeliveries.language(request);
        var detail = ProblemDetail.forStatusAndDetail(status, texts.text(language, "exchange.api." + code));
        detail.setTitle(texts.text(language, "exchange.api.title." + status.value()));
        detail.setProperty("code", code);
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail);
    }
}
