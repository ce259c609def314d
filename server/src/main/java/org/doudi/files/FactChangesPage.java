package org.doudi.files;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.doudi.access.Actor;
import org.doudi.access.AllowedToSeeFamilies;
import org.doudi.access.AllowedToStaff;
import org.doudi.audit.Audit;
import org.doudi.exchange.DeliverySection.Change;
import org.doudi.exchange.EffectsView;
import org.doudi.exchange.EffectsView.Cell;
import org.doudi.exchange.ListFile;
import org.doudi.shell.BadRequest;
import org.doudi.shell.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The facts a delivery changed, and the families whose facts they are. */
@Controller
class FactChangesPage {
    private static final int PAGE = 50;

    private final FactChanges changes;
    private final FactChangeWriter writer;
    private final Pages pages;
    private final Audit audit;

    FactChangesPage(FactChanges changes, FactChangeWriter writer, Pages pages, Audit audit) {
        this.changes = changes;
        this.writer = writer;
        this.pages = pages;
        this.audit = audit;
    }

    @AllowedToStaff(action = "delivery.facts")
    @GetMapping("/deliveries/{delivery}/facts")
    @Transactional
    public ModelAndView facts(
            HttpServletRequest request,
            Actor actor,
            @PathVariable UUID delivery,
            @RequestParam(defaultValue = "false") boolean undo,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String item,
            @RequestParam(defaultValue = "") String after) {
        var list = list(request, actor, new Change(delivery, undo), kind, item);
        audit.record(actor.id(), "delivery.facts", "delivery", delivery.toString());
        if (list.isAnywhere()) {
            return page(writer.existence(list, changes.existence(list.change(), kind, household(after), PAGE)));
        }
        var found = changes.rows(list.change(), list.filter(), place(after), PAGE + 1);
        return page(writer.facts(list, found, PAGE));
    }

    /** The same list as a file. */
    @AllowedToStaff(action = "delivery.facts")
    @GetMapping("/deliveries/{delivery}/facts.{extension}")
    @Transactional
    public void factsFile(
            HttpServletRequest request,
            HttpServletResponse response,
            Actor actor,
            @PathVariable UUID delivery,
            @PathVariable String extension,
            @RequestParam(defaultValue = "false") boolean undo,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String item)
            throws IOException {
        var list = list(request, actor, new Change(delivery, undo), kind, item);
        audit.record(actor.id(), "delivery.facts", "delivery", delivery.toString(), extension);
        ListFile.send(response, extension, "facts-" + delivery, writer.columns(list), table -> {
            if (list.isAnywhere()) {
                var found = changes.existence(
                        list.change(), kind, FactChanges.Place.BEGINNING.household(), ListFile.MOST_ROWS);
                for (var row : found.rows()) {
                    table.write(Cell.texts(writer.row(list, row)));
                }
            } else {
                for (var row :
                        changes.rows(list.change(), list.filter(), FactChanges.Place.BEGINNING, ListFile.MOST_ROWS)) {
                    table.write(Cell.texts(writer.row(list, row)));
                }
            }
        });
    }

    @AllowedToSeeFamilies(action = "delivery.households")
    @GetMapping("/deliveries/{delivery}/households")
    @Transactional
    public ModelAndView households(
            HttpServletRequest request,
            Actor actor,
            @PathVariable UUID delivery,
            @RequestParam(defaultValue = "false") boolean undo,
            @RequestParam(defaultValue = "") String after) {
        var list = list(request, actor, new Change(delivery, undo), "", "");
        audit.record(actor.id(), "delivery.households", "delivery", delivery.toString());
        return page(writer.households(list, changes.touched(list.change(), household(after), PAGE + 1), PAGE));
    }

    /** The same list as a file. */
    @AllowedToSeeFamilies(action = "delivery.households")
    @GetMapping("/deliveries/{delivery}/households.{extension}")
    @Transactional
    public void householdsFile(
            HttpServletRequest request,
            HttpServletResponse response,
            Actor actor,
            @PathVariable UUID delivery,
            @PathVariable String extension,
            @RequestParam(defaultValue = "false") boolean undo)
            throws IOException {
        var list = list(request, actor, new Change(delivery, undo), "", "");
        audit.record(actor.id(), "delivery.households", "delivery", delivery.toString(), extension);
        ListFile.send(response, extension, "households-" + delivery, writer.householdColumns(list), table -> {
            for (var row :
                    changes.touched(list.change(), FactChanges.Place.BEGINNING.household(), ListFile.MOST_ROWS)) {
                table.write(Cell.texts(writer.row(list, row)));
            }
        });
    }

    private FactChangeWriter.Listing list(
            HttpServletRequest request, Actor actor, Change change, String kind, String item) {
        if (!List.of("", "added", "changed", "ended").contains(kind)) {
            throw new BadRequest("files.effects.badAddress");
        }
        return writer.list(change, actor, pages.language(request), kind, item);
    }

    private static ModelAndView page(EffectsView view) {
        return new ModelAndView("exchange/effects", "view", view);
    }

    private static UUID household(String after) {
        return after.isEmpty() ? FactChanges.Place.BEGINNING.household() : uuid(after);
    }

    private static FactChanges.Place place(String after) {
        var parts = after.split("~", -1);
        if (after.isEmpty()) {
            return FactChanges.Place.BEGINNING;
        }
        if (parts.length != 3) {
            throw new BadRequest("files.effects.badAddress");
        }
        return new FactChanges.Place(uuid(parts[0]), uuid(parts[1]), parts[2]);
    }

    private static UUID uuid(String text) {
        return Optional.of(text)
                .filter(given -> given.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
                .map(UUID::fromString)
                .orElseThrow(() -> new BadRequest("files.effects.badAddress"));
    }
}
