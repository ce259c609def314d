package org.doudi.work;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.doudi.access.Actor;
import org.doudi.access.AllowedToSeeFamilies;
import org.doudi.audit.Audit;
import org.doudi.shell.Language;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The list as a file for a spreadsheet: text that looks like a formula stays text. */
@Controller
class LeadExport {
    /** Spreadsheets read UTF-8 as such only behind this mark. */
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private static final String FORMULA_STARTS = "=+-@\t\r";

    private static final List<String> COLUMNS =
            List.of("head", "registerNo", "place", "programme", "kind", "finding", "urgency", "opened", "due", "state");

    private final LeadReader leads;
    private final LeadWords words;
    private final LeadTexts texts;
    private final Audit audit;

    LeadExport(LeadReader leads, LeadWords words, LeadTexts texts, Audit audit) {
        this.leads = leads;
        this.words = words;
        this.texts = texts;
        this.audit = audit;
    }

    @AllowedToSeeFamilies(action = "lead.export")
    @GetMapping("/leads.csv")
    @Transactional
    ResponseEntity<byte[]> export(HttpServletRequest request, Actor actor, @ModelAttribute LeadFilter.Address address) {
        var filter = LeadFilter.of(address, actor);
        var language = texts.language(request);
        audit.record(actor.id(), "lead.export", "division", filter.area().value());
        var file = new StringWriter();
        file.write(BYTE_ORDER_MARK);
        try (var csv = CsvWriter.builder().build(file)) {
            csv.writeRecord(COLUMNS.stream()
                    .map(column -> texts.text(language, "work.column." + column))
                    .toList());
            for (var lead : leads.list(actor, filter, Optional.empty(), Integer.MAX_VALUE)) {
                csv.writeRecord(
                        fields(language, actor, lead).map(LeadExport::harmless).toList());
            }
        } catch (java.io.IOException notInMemory) {
            throw new java.io.UncheckedIOException(notInMemory);
        }
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("leads-" + filter.area().value() + ".csv")
                                .build()
                                .toString())
                .body(file.toString().getBytes(StandardCharsets.UTF_8));
    }

    private Stream<String> fields(Language language, Actor actor, Lead lead) {
        var ground = lead.ground();
        var course = lead.course();
        return Stream.of(
                lead.headName(),
                lead.registerNo(),
                words.place(actor, lead.place()),
                words.programme(language, lead),
                texts.text(language, "work.kind." + ground.kind().code()),
                words.finding(language, actor, lead),
                texts.text(language, "work.urgency." + ground.urgency().code()),
                course.openedOn().toString(),
                course.dueOn().toString(),
                texts.text(language, "work.state." + course.state().code()));
    }

    /** A spreadsheet would run a field that begins like a formula; behind an apostrophe it is text. */
    static String harmless(String field) {
        return !field.isEmpty() && FORMULA_STARTS.indexOf(field.charAt(0)) >= 0 ? "'" + field : field;
    }
}
