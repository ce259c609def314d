package org.doudi.exchange;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.doudi.access.Actor;
import org.doudi.access.Allowed;
import org.doudi.access.Role;
import org.doudi.audit.Audit;
import org.doudi.crypto.Keys;
import org.doudi.shell.Language;
import org.doudi.shell.NotFound;
import org.doudi.shell.Pages;
import org.doudi.shell.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Rows of which a person must say whom they mean, and what was decided. */
@Controller
class ReviewsPage {
    private static final String NOBODY = "nobody";

    private final JdbcClient app;
    private final Catalogue catalogue;
    private final Linking linking;
    private final Audit audit;
    private final Showing showing;

    /** What a question is shown with. */
    @Component
    record Showing(ReviewSides sides, ReviewLines lines, MergeCandidates twins, Keys keys, Texts texts, Pages pages) {}

    ReviewsPage(JdbcClient app, Catalogue catalogue, Linking linking, Audit audit, Showing showing) {
        this.app = app;
        this.catalogue = catalogue;
        this.linking = linking;
        this.audit = audit;
        this.showing = showing;
    }

    record ListView(
            List<ReviewLines.Line> open,
            List<ReviewLines.Line> decided,
            long count,
            boolean hasMore,
            List<MergeCandidates.Line> twins) {}

    record Cell(String label, String value) {}

    record OneView(
            ReviewLines.Line line,
            long fileLine,
            List<Cell> cells,
            List<ReviewSides.Side> sides,
            String decided,
            List<UUID> supplements) {}

    @GetMapping("/reviews")
    @Allowed(action = "link.read", roles = Role.DATA_OFFICER)
    @Transactional(readOnly = true)
    public ModelAndView list(Actor actor, HttpServletRequest request) {
        var language = showing.pages.language(request);
        long count = showing.lines.countOpen();
        var open = showing.lines.open(language);
        return new ModelAndView(
                "exchange/reviews",
                "view",
                new ListView(
                        open,
                        showing.lines.decided(language),
                        count,
                        count > open.size(),
                        showing.twins.open(language)));
    }

    @GetMapping("/reviews/{id}")
    @Allowed(action = "link.read", roles = Role.DATA_OFFICER)
    @Transactional
    public ModelAndView one(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
        var language = showing.pages.language(request);
        audit.record(actor.id(), "link.look", "review", id.toString());
        var line = showing.lines.one(id, language).orElseThrow(() -> new NotFound("review"));
        return app.sql("""
                        SELECT review.*, delivery.dataset FROM exchange.review JOIN exchange_api.delivery USING (delivery_id)
                        WHERE review_id = :id
                        """)
                .param("id", id)
                .query((row, number) -> {
                    var dataset = catalogue.find(row.getString("dataset")).orElseThrow();
                    var cells = Reviews.cells(showing.keys, row.getBytes("sealed"));
                    var decision = Optional.ofNullable(row.getString("decision"));
                    return new OneView(
                            line,
                            row.getLong("line"),
                            printed(dataset, cells, language),
                            showing.sides.of(id, dataset, cells, language),
                            decision.isEmpty()
                                    ? ""
                                    : showing.texts.text(
                                            language,
                                            "exchange.review.was." + decision.get(),
                                            row.getString("decider"),
                                            DeliveryPrint.TIME.format(row.getTimestamp("decided_at")
                                                    .toInstant())),
                            showing.lines.supplements(row.getBytes("alias")));
                })
                .optional()
                .map(view -> new ModelAndView("exchange/review", "view", view))
                .orElseThrow(() -> new NotFound("review"));
    }

    /** Says whom the row means, a person's id or {@code nobody}. */
    @PostMapping("/reviews/{id}/decide")
    @Allowed(action = "link.decide", roles = Role.DATA_OFFICER)
    @Transactional
    public String decide(@PathVariable UUID id, @RequestParam String person, Actor actor) {
        linking.decide(id, candidate(id, person), actor);
        return app.sql("SELECT review_id FROM exchange.review WHERE decision IS NULL ORDER BY review_id LIMIT 1")
                .query(UUID.class)
                .optional()
                .map(next -> "redirect:/reviews/" + next)
                .orElse("redirect:/reviews");
    }

    @PostMapping("/reviews/{id}/reopen")
    @Allowed(action = "link.decide", roles = Role.DATA_OFFICER)
    @Transactional
    public String reopen(@PathVariable UUID id, Actor actor) {
        linking.reopen(id, actor);
        return "redirect:/reviews/" + id;
    }

    private Optional<UUID> candidate(UUID review, String person) {
        if (person.equals(NOBODY)) {
            return Optional.empty();
        }
        return Optional.of(app.sql("""
                        SELECT DISTINCT side.person_id
                        FROM exchange.review AS asked
                            JOIN exchange.review ON review.alias = asked.alias
                            JOIN exchange.review_candidate ON review_candidate.review_id = review.review_id
                            CROSS JOIN LATERAL registry.side_of_person(registry.standing_person(review_candidate.person_id)) AS side
                        WHERE asked.review_id = :review AND side.person_id::text = :person
                        """)
                .param("review", review)
                .param("person", person)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new NotFound("candidate")));
    }

    private static List<Cell> printed(Dataset dataset, Map<String, String> cells, Language language) {
        var printed = new ArrayList<Cell>();
        for (var column : dataset.columns()) {
            var value = cells.get(column.name());
            if (value != null) {
                var type = column.type();
                boolean hidden =
                        type == Column.Type.ID_NUMBER || type == Column.Type.ID_NUMBER_LIST || !type.isStored();
                printed.add(new Cell(column.label(language), hidden ? ReviewSides.masked(value) : value));
            }
        }
        return printed;
    }
}
