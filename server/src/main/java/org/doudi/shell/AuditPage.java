package org.doudi.shell;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.doudi.access.Accounts;
import org.doudi.access.Actor;
import org.doudi.access.Allowed;
import org.doudi.access.Role;
import org.doudi.audit.Audit;
import org.doudi.audit.AuditReader;
import org.doudi.audit.AuditVerifier;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The audit record for auditors: who did what, and whether the record is whole. */
@Controller
class AuditPage {
    private static final int ROWS = 100;
    private static final UUID AFTER_ALL = new UUID(-1L, -1L);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final AuditReader reader;
    private final AuditVerifier verifier;
    private final Accounts accounts;
    private final Audit audit;
    private final Clock clock;

    AuditPage(AuditReader reader, AuditVerifier verifier, Accounts accounts, Audit audit, Clock clock) {
        this.reader = reader;
        this.verifier = verifier;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    record Row(String at, String who, String action, String object, String objectId, String reason, String position) {}

    record Filter(String who, String action, String object) {}

    /** @param verified empty until the record was verified on this page */
    record View(Filter filter, List<Row> rows, Optional<String> next, Optional<AuditVerifier.Report> verified) {}

    @Bean
    static MenuEntry auditMenu() {
        return new MenuEntry(80, "shell.audit.menu", "/audit", "audit.read");
    }

    @Allowed(
            action = "audit.read",
            roles = {Role.AUDITOR})
    @Transactional
    @GetMapping("/audit")
    public ModelAndView list(
            Actor actor,
            @RequestParam(defaultValue = "") String who,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "") String object,
            @RequestParam(required = false) Optional<UUID> before) {
        audit.record(actor.id(), "audit.read", "audit", object.isBlank() ? "all" : object.strip());
        var filter = new Filter(who.strip(), action.strip(), object.strip());
        return page(filter, before.orElse(AFTER_ALL), Optional.empty());
    }

    @Allowed(
            action = "audit.verify",
            roles = {Role.AUDITOR})
    @Transactional
    @PostMapping("/audit/verify")
    public ModelAndView verify(Actor actor) {
        audit.record(actor.id(), "audit.verify", "audit", "all");
        return page(new Filter("", "", ""), AFTER_ALL, Optional.of(verifier.verify()));
    }

    private ModelAndView page(Filter filter, UUID before, Optional<AuditVerifier.Report> verified) {
        var actor = accounts.idOf(filter.who).map(UUID::toString).orElse(filter.who);
        var entries = reader.newest(actor, filter.action, filter.object, before, ROWS + 1);
        var shown = entries.stream().limit(ROWS).toList();
        var names = accounts.signInNames();
        var next = entries.size() > ROWS ? Optional.of(shown.getLast().id().toString()) : Optional.<String>empty();
        var rows = shown.stream().map(entry -> row(entry, names)).toList();
        return new ModelAndView("shell/audit", "view", new View(filter, rows, next, verified));
    }

    private Row row(AuditReader.Entry entry, Map<String, String> names) {
        return new Row(
                TIME.format(entry.at().atZone(clock.getZone())),
                names.getOrDefault(entry.actor(), entry.actor()),
                entry.action(),
                entry.objectKind(),
                entry.objectId(),
                entry.reason(),
                entry.position() == 0 ? "" : Long.toString(entry.position()));
    }
}
