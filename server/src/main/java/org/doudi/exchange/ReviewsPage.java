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
    private static final int MOST_SHOWN = 200;
    private static final String NOBODY = "nobody";

    private final JdbcClient app;
    private final Catalogue catalogue;
    private final Linking linking;
    private final Audit audit;
    private final Showing showing;

    /** What a question is shown with. */
    @Component
    record Showing(ReviewSides sides, Keys keys, Texts texts, Pages pages) {}

    ReviewsPage(JdbcClient app, Catalogue catalogue, Linking linking, Audit audit, Showing showing) {
        this.app = app;
        this.catalogue = catalogue;
        this.linking = linking;
        this.audit = audit;
        this.showing = showing;
    }

    /** One question; rows that share number and name are one. */
    record Line(
            UUID id,
            String name,
            String question,
            String dataset,
            String delivery,
            UUID deliveryId,
            long rows,
            String decision) {}

    record ListView(List<Line> open, List<Line> decided, long count, boolean hasMore) {}

    record Cell(String label, String value) {}

    record OneView(
            Line line,
            long fileLine,
            List<Cell> cells,
            List<ReviewSides.Side> sides,
            String decided,
            Optional<UUID> supplement) {}

    @GetMapping("/reviews")
    @Allowed(action = "link.read", roles = Role.DATA_OFFICER)
    @Transactional(readOnly = true)
    public ModelAndView list(Actor actor, HttpServletRequest request) {
        var language = showing.pages.language(request);
        long count = app.sql("SELECT count(DISTINCT alias) FROM exchange.review WHERE decision IS NULL")
                .query(Long.class)
                .single();
        var open = lines("decision IS NULL", "min(number)", language);
        return new ModelAndView(
                "exchange/reviews",
                "view",
                new ListView(
                        open,
                        lines("decision IS NOT NULL", "max(decided_at) DESC", language),
                        count,
                        count > open.size()));
    }

    @GetMapping("/reviews/{id}")
    @Allowed(action = "link.read", roles = Role.DATA_OFFICER)
    @Transactional
    public ModelAndView one(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
        var language = showing.pages.language(request);
        audit.record(actor.id(), "link.look", "review", id.toString());
        return app.sql("""
                        SELECT review.*, delivery.dataset, delivery.number,
                               (SELECT count(*) FROM exchange.review AS sharing WHERE sharing.alias = review.alias) AS rows
                        FROM exchange.review JOIN exchange_api.delivery USING (delivery_id)
                        WHERE review_id = :id
                        """)
                .param("id", id)
                .query((row, number) -> {
                    var dataset = catalogue.find(row.getString("dataset")).orElseThrow();
                    var cells = Reviews.cells(showing.keys, row.getBytes("sealed"));
                    var decision = Optional.ofNullable(row.getString("decision"));
                    return new OneView(
                            new Line(
                                    id,
                                    Reviews.name(dataset, cells),
                                    question(row.getString("question"), language),
                                    dataset.name(language),
                                    row.getString("number"),
                                    row.getObject("delivery_id", UUID.class),
                                    row.getLong("rows"),
                                    decision.orElse("")),
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
                            Optional.ofNullable(row.getObject("supplement", UUID.class)));
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
                        SELECT person_id FROM exchange.review_candidate
                        WHERE review_id = :review AND person_id::text = :person
                        """)
                .param("review", review)
                .param("person", person)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new NotFound("candidate")));
    }

    private List<Line> lines(String which, String order, Language language) {
        return app.sql("""
                        SELECT (array_agg(review_id ORDER BY review_id))[1] AS review_id, min(question) AS question, dataset,
                               (array_agg(delivery_id ORDER BY number))[1] AS delivery_id, min(number) AS number, count(*) AS rows,
                               coalesce(min(decision), '') AS decision,
                               (array_agg(sealed ORDER BY review_id))[1] AS sealed
                        FROM exchange.review JOIN exchange_api.delivery USING (delivery_id)
                        WHERE %s
                        GROUP BY alias, dataset
                        ORDER BY %s
                        LIMIT :most
                        """.formatted(which, order))
                .param("most", MOST_SHOWN)
                .query((row, number) -> {
                    var dataset = catalogue.find(row.getString("dataset")).orElseThrow();
                    return new Line(
                            row.getObject("review_id", UUID.class),
                            Reviews.name(dataset, Reviews.cells(showing.keys, row.getBytes("sealed"))),
                            question(row.getString("question"), language),
                            dataset.name(language),
                            row.getString("number"),
                            row.getObject("delivery_id", UUID.class),
                            row.getLong("rows"),
                            row.getString("decision").isEmpty()
                                    ? ""
                                    : showing.texts.text(
                                            language, "exchange.review.short." + row.getString("decision")));
                })
                .list();
    }

    private String question(String code, Language language) {
        return showing.texts.text(language, "exchange.review.question." + code);
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
