package org.doudi.exchange;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.doudi.access.Actor;
import org.doudi.access.Allowed;
import org.doudi.access.Role;
import org.doudi.audit.Audit;
import org.doudi.crypto.Keys;
import org.doudi.shell.BadRequest;
import org.doudi.shell.NotFound;
import org.doudi.shell.Pages;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Rows and spellings that hang on one person and belong to another. */
@Controller
class SplitPage {
    private static final int MOST_ROWS = 500;
    private static final int LONGEST_NAME = 60;

    private final JdbcClient app;
    private final Catalogue catalogue;
    private final CorrectionDesk desk;
    private final Audit audit;
    private final Showing showing;

    /** What a person's rows are shown with. */
    @Component
    record Showing(PersonSides sides, Keys keys, Pages pages) {}

    SplitPage(JdbcClient app, Catalogue catalogue, CorrectionDesk desk, Audit audit, Showing showing) {
        this.app = app;
        this.catalogue = catalogue;
        this.desk = desk;
        this.audit = audit;
        this.showing = showing;
    }

    /** A number and name as a department wrote them, decided to mean the person. */
    record Alias(String code, String name, String number) {}

    record View(
            PersonSides.Side person,
            Optional<PersonSides.Side> to,
            List<PersonSides.Row> rows,
            List<Alias> aliases,
            boolean hasMore) {}

    /** Somebody the registry does not know yet, as typed. */
    private record Typed(String name, String sex, String birth, String number) {}

    @GetMapping("/corrections/split")
    @Allowed(action = "person.read-rows", roles = Role.DATA_OFFICER)
    @Transactional
    public ModelAndView open(
            @RequestParam UUID person, @RequestParam Optional<UUID> to, Actor actor, HttpServletRequest request) {
        var side = showing.sides.find(person).orElseThrow(() -> new NotFound("person"));
        audit.record(actor.id(), "person.read-rows", "person", side.id().toString());
        var rows = showing.sides.rows(side.id(), MOST_ROWS + 1, showing.pages.language(request));
        var view = new View(
                side,
                to.flatMap(showing.sides::find),
                rows.subList(0, Math.min(rows.size(), MOST_ROWS)),
                aliases(side.id()),
                rows.size() > MOST_ROWS);
        return new ModelAndView("exchange/split", "view", view);
    }

    private List<Alias> aliases(UUID person) {
        return app.sql("""
                        SELECT DISTINCT ON (alias) encode(alias, 'hex') AS code, sealed, dataset
                        FROM registry.person_alias JOIN exchange.review USING (alias)
                            JOIN exchange_api.delivery USING (delivery_id)
                        WHERE person_alias.person_id = :person
                        ORDER BY alias, review_id
                        """)
                .param("person", person)
                .query((row, number) -> {
                    var dataset = catalogue.find(row.getString("dataset")).orElseThrow();
                    var cells = Reviews.cells(showing.keys, row.getBytes("sealed"));
                    return new Alias(
                            row.getString("code"),
                            Reviews.name(dataset, cells),
                            ReviewSides.masked(Reviews.number(dataset, cells)));
                })
                .list();
    }

    /** Says whose the picked rows and spellings are. */
    @PostMapping("/corrections/split")
    @Allowed(action = "person.split", roles = Role.DATA_OFFICER)
    @Transactional
    public String split(
            @RequestParam UUID person,
            @RequestParam Optional<UUID> to,
            @RequestParam(defaultValue = "") List<String> row,
            @RequestParam(defaultValue = "") List<String> alias,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String newName,
            @RequestParam(defaultValue = "") String newSex,
            @RequestParam(defaultValue = "") String newBirth,
            @RequestParam(defaultValue = "") String newNumber,
            Actor actor) {
        var typed = new Typed(newName.strip(), newSex.strip(), newBirth.strip(), newNumber.strip());
        var newcomer = to.isPresent() ? Optional.<Newcomer>empty() : Optional.of(newcomer(typed));
        var id = desk.split(person, to, newcomer, new CorrectionDesk.Picks(row, alias), reason, actor);
        return "redirect:/corrections/" + id;
    }

    private static Newcomer newcomer(Typed typed) {
        if (typed.name.isEmpty() || typed.name.length() > LONGEST_NAME) {
            throw new BadRequest("exchange.split.noName");
        }
        if (!typed.number.isEmpty()) {
            var number =
                    PersonLinks.number(typed.number).orElseThrow(() -> new BadRequest("exchange.split.wrongNumber"));
            if (!PersonLinks.isOfDemonstration(number)) {
                throw new BadRequest("exchange.split.realNumber");
            }
            return new Newcomer(
                    typed.name, number.isMale() ? "男" : "女", number.birthDate().toString(), number.value());
        }
        if (!Set.of("男", "女").contains(typed.sex)) {
            throw new BadRequest("exchange.split.noBirth");
        }
        return new Newcomer(typed.name, typed.sex, birth(typed.birth), "");
    }

    private static String birth(String text) {
        try {
            return LocalDate.parse(text).toString();
        } catch (DateTimeException none) {
            throw new BadRequest("exchange.split.noBirth");
        }
    }
}
