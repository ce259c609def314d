package org.doudi.exchange;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.doudi.access.Actor;
import org.doudi.access.AllowedToStaff;
import org.doudi.access.Role;
import org.doudi.shell.NotFound;
import org.doudi.shell.Pages;
import org.doudi.shell.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The list of deliveries, and one with its counts and problems. Says nothing of any row's content. */
@Controller
class DeliveryPages {
    private static final int SHOWN = 200;

    private final Catalogue catalogue;
    private final JdbcClient database;
    private final Pages pages;
    private final Texts texts;
    private final DeliveryEffects effects;

    DeliveryPages(Catalogue catalogue, JdbcClient database, Pages pages, Texts texts, DeliveryEffects effects) {
        this.catalogue = catalogue;
        this.database = database;
        this.pages = pages;
        this.texts = texts;
        this.effects = effects;
    }

    record Choice(String code, String name, boolean chosen) {}

    record ListView(List<DeliveryLine> deliveries, List<Choice> datasets, boolean maySend) {}

    record Problem(String line, String sentence) {}

    record OneView(
            DeliveryLine delivery,
            Optional<ProgressLine> progress,
            List<Bar> bars,
            List<Passes.Line> passes,
            String refusal,
            String hint,
            String form,
            boolean waits,
            List<Problem> problems,
            String line,
            boolean mayAct,
            boolean hasRejected,
            DeliveryFate fate,
            List<DeliveryEffects.Group> effects) {}

    @GetMapping("/deliveries")
    @AllowedToStaff(action = "delivery.read")
    @Transactional(readOnly = true)
    public ModelAndView list(@RequestParam(defaultValue = "") String dataset, Actor actor, HttpServletRequest request) {
        var printed = new DeliveryPrint(catalogue, texts, pages.language(request));
        var lines = DeliveryRecords.newest(database, dataset, SHOWN).stream()
                .map(printed::line)
                .toList();
        var choices = catalogue.datasets().stream()
                .map(entry -> new Choice(
                        entry.code(), printed.name(entry.code()), entry.code().equals(dataset)))
                .toList();
        var view = new ListView(lines, choices, actor.role() == Role.DATA_OFFICER);
        return new ModelAndView("exchange/deliveries", "view", view);
    }

    @GetMapping("/deliveries/{id}")
    @AllowedToStaff(action = "delivery.read")
    @Transactional(readOnly = true)
    public ModelAndView one(
            @PathVariable UUID id, @RequestParam Optional<Long> line, Actor actor, HttpServletRequest request) {
        var delivery = DeliveryRecords.find(database, id).orElseThrow(() -> new NotFound("delivery"));
        var printed = new DeliveryPrint(catalogue, texts, pages.language(request));
        boolean mayAct = actor.role() == Role.DATA_OFFICER;
        var progress = ProgressNotes.find(database, id, delivery.bytes())
                .filter(found -> !delivery.state().hasEnded())
                .map(found -> printed.progress(found, delivery.bytes()));
        var view = new OneView(
                printed.line(delivery),
                progress,
                printed.bars(delivery.counts()),
                Passes.printed(database, id, texts, pages.language(request)),
                printed.refusal(delivery),
                hint(delivery.state()),
                DeliveryForms.find(database, id).map(printed::form).orElse(""),
                delivery.state() == Delivery.State.MAPPING,
                problems(delivery, printed),
                line.map(DeliveryPrint::number).orElse(""),
                mayAct,
                delivery.state() == Delivery.State.LOADED && delivery.counts().rejected() > 0,
                DeliveryFate.of(
                        database, delivery, printed, new DeliveryFate.Words(texts, pages.language(request)), mayAct),
                effects.of(delivery, actor, pages.language(request)));
        return new ModelAndView("exchange/delivery", "view", view);
    }

    /** Key of what else there is to say of an end. */
    private static String hint(Delivery.State state) {
        return switch (state) {
            case RECEIVED, MAPPING, AWAITING, LOADED, REFUSED -> "";
            case UNDONE -> "exchange.undone.text";
            case REPEATED -> "exchange.repeated.text";
            case CANCELLED -> "exchange.cancelled.text";
            case FAILED -> "exchange.failed.text";
        };
    }

    private List<Problem> problems(Delivery delivery, DeliveryPrint printed) {
        return database
                .sql("""
                        SELECT line, column_name, reason, detail FROM exchange.delivery_problem
                        WHERE delivery_id = :id ORDER BY line
                        """)
                .param("id", delivery.id())
                .query((row, number) -> Map.entry(
                        row.getLong("line"),
                        new Fault(
                                Reason.valueOf(row.getString("reason")),
                                row.getString("column_name"),
                                row.getString("detail"))))
                .list()
                .stream()
                .map(entry -> new Problem(
                        DeliveryPrint.number(entry.getKey()), printed.sentence(delivery.dataset(), entry.getValue())))
                .toList();
    }
}
