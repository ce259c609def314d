package org.doudi.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.doudi.access.Actor;
import org.doudi.access.Role;
import org.doudi.divisions.Divisions;
import org.doudi.exchange.DeliverySection.Change;
import org.doudi.exchange.EffectsView;
import org.doudi.exchange.EffectsView.Cell;
import org.doudi.exchange.EffectsView.Chip;
import org.doudi.exchange.EffectsView.Choice;
import org.doudi.files.FactChanges.Existence;
import org.doudi.files.FactChanges.Row;
import org.doudi.files.FactChanges.Touched;
import org.doudi.files.FileItems.Item;
import org.doudi.shell.BadRequest;
import org.doudi.shell.Language;
import org.springframework.stereotype.Component;

/** Prints what a delivery changed for one reader: values masked as in the household file, without lifting any mask. */
@Component
class FactChangeWriter {
    private final FactChanges changes;
    private final Wording wording;
    private final FileItems items;
    private final Divisions divisions;

    FactChangeWriter(FactChanges changes, Wording wording, FileItems items, Divisions divisions) {
        this.changes = changes;
        this.wording = wording;
        this.items = items;
        this.divisions = divisions;
    }

    /** A list for somebody. */
    record Listing(Change change, Actor actor, Language language, FactChanges.Filter filter) {
        /** Whether the reader sees what changed anywhere, and of nobody. */
        boolean isAnywhere() {
            return actor.role() == Role.DATA_OFFICER;
        }
    }

    /**
     * Items the role may have shown for a reason are listed masked; whatever it may never see is not listed, since even the
     * change would tell something.
     */
    Listing list(Change change, Actor actor, Language language, String kind, String item) {
        if (!item.isEmpty() && all().noneMatch(known -> known.name().equals(item))) {
            throw new BadRequest("files.effects.badAddress");
        }
        var role = actor.role();
        var seen = all().filter(known -> role.sees(known.sensitivity()))
                .map(Item::name)
                .toList();
        var masked = all().filter(known -> !role.sees(known.sensitivity()) && role.mayReveal(known.sensitivity()))
                .map(Item::name)
                .toList();
        return new Listing(change, actor, language, new FactChanges.Filter(kind, item, seen, masked));
    }

    private Stream<Item> all() {
        return items.categories().stream().flatMap(category -> items.of(category).stream());
    }

    EffectsView facts(Listing list, List<Row> found, int page) {
        var shown = found.stream().limit(page).toList();
        var next = found.size() > page
                ? Optional.of(shown.getLast().place())
                        .map(place -> place.household() + "~" + place.subject() + "~" + place.item())
                : Optional.<String>empty();
        return view(list, shown.stream().map(row -> row(list, row)).toList(), next, "effects.note");
    }

    EffectsView existence(Listing list, FactChanges.ExistencePage found) {
        return view(
                list,
                found.rows().stream().map(row -> row(list, row)).toList(),
                found.next().map(UUID::toString),
                "effects.noteAnywhere");
    }

    private EffectsView view(Listing list, List<List<Cell>> rows, Optional<String> next, String note) {
        var here = list.change.address("facts");
        var filter = list.filter;
        var kept = (filter.kind().isEmpty() ? "" : "&kind=" + filter.kind())
                + (filter.item().isEmpty() ? "" : "&item=" + filter.item());
        return new EffectsView(
                wording.text(list.language, "effects.facts"),
                back(list),
                wording.text(list.language, note),
                chips(list, here),
                list.isAnywhere() ? List.of() : List.of(itemField(list)),
                columns(list),
                rows,
                next.map(place -> here + kept + "&after=" + place).orElse(""),
                file(list, "facts", "csv") + kept,
                file(list, "facts", "xlsx") + kept);
    }

    private List<Chip> chips(Listing list, String here) {
        var totals = list.isAnywhere() ? changes.anywhere(list.change) : changes.ofArea(list.change);
        var item = list.filter.item();
        var kept = item.isEmpty() ? "" : "&item=" + item;
        Function<String, Chip> chip = kind -> new Chip(
                wording.text(list.language, kind.isEmpty() ? "effects.all" : "effects.kind." + kind),
                item.isEmpty() ? EffectsView.number(count(totals, kind)) : "",
                here + (kind.isEmpty() ? "" : "&kind=" + kind) + kept,
                kind.equals(list.filter.kind()));
        return Stream.of("", "added", "changed", "ended").map(chip).toList();
    }

    private static long count(FactChanges.Totals totals, String kind) {
        return switch (kind) {
            case "added" -> totals.added();
            case "changed" -> totals.changed();
            case "ended" -> totals.ended();
            default -> totals.added() + totals.changed() + totals.ended();
        };
    }

    private EffectsView.Field itemField(Listing list) {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice(
                "",
                wording.text(list.language, "effects.allItems"),
                list.filter.item().isEmpty()));
        all().filter(item -> list.filter.seen().contains(item.name())
                        || list.filter.masked().contains(item.name()))
                .map(item -> new Choice(
                        item.name(),
                        wording.label(list.language, item),
                        item.name().equals(list.filter.item())))
                .forEach(choices::add);
        var hidden = List.of(
                new Choice(Boolean.toString(list.change.isUndo()), "undo", false),
                new Choice(list.filter.kind(), "kind", false));
        return new EffectsView.Field(
                "item",
                wording.text(list.language, "file.item"),
                choices,
                "/deliveries/" + list.change.delivery() + "/facts",
                hidden);
    }

    List<String> columns(Listing list) {
        var keys = list.isAnywhere()
                ? Stream.of("file.item", "effects.kind", "file.source")
                : Stream.of(
                        "list.number",
                        "file.whose",
                        "file.item",
                        "effects.kind",
                        "effects.before",
                        "effects.after",
                        "file.source");
        return keys.map(key -> wording.text(list.language, key)).toList();
    }

    List<Cell> row(Listing list, Row row) {
        var item = items.item(row.place().item());
        boolean visible = list.actor.role().sees(item.sensitivity());
        return List.of(
                Cell.link(row.registerNo(), "/households/" + row.place().household()),
                Cell.of(row.person()),
                Cell.of(wording.label(list.language, item)),
                Cell.of(wording.text(list.language, "effects.kind." + row.kind())),
                row.kind().equals("added") ? Cell.of("") : value(list, item, row.before(), visible),
                row.kind().equals("ended") ? Cell.of("") : value(list, item, row.after(), visible),
                source(list, row, visible));
    }

    private Cell value(Listing list, Item item, Optional<String> value, boolean visible) {
        return visible
                ? Cell.of(wording.value(list.language, item, value))
                : new Cell(wording.text(list.language, "hidden"), "", "mark-grey");
    }

    /** Of a hidden value the line is not told. */
    private Cell source(Listing list, Row row, boolean visible) {
        var dataset = wording.dataset(list.language, row.dataset()) + " " + row.number();
        return row.line()
                .filter(line -> visible)
                .map(line -> Cell.link(
                        wording.text(list.language, "effects.line", dataset, line.toString()),
                        "/deliveries/" + row.delivery() + "?line=" + line))
                .orElseGet(() -> Cell.link(dataset, "/deliveries/" + row.delivery()));
    }

    List<Cell> row(Listing list, Existence row) {
        var source = row.line()
                .map(line -> Cell.link(
                        wording.text(list.language, "effects.line", row.number(), line.toString()),
                        "/deliveries/" + row.delivery() + "?line=" + line))
                .orElseGet(() -> Cell.of(wording.text(list.language, "effects.silent")));
        return List.of(
                Cell.of(wording.label(list.language, items.item(row.item()))),
                Cell.of(wording.text(list.language, "effects.kind." + row.kind())),
                source);
    }

    EffectsView households(Listing list, List<Touched> found, int page) {
        var shown = found.stream().limit(page).toList();
        return new EffectsView(
                wording.text(list.language, "effects.households"),
                back(list),
                "",
                List.of(),
                List.of(),
                householdColumns(list),
                shown.stream().map(row -> row(list, row)).toList(),
                found.size() > page
                        ? list.change.address("households") + "&after="
                                + shown.getLast().household()
                        : "",
                file(list, "households", "csv"),
                file(list, "households", "xlsx"));
    }

    List<String> householdColumns(Listing list) {
        return Stream.of(
                        "list.head",
                        "list.number",
                        "list.place",
                        "effects.added",
                        "effects.changed",
                        "effects.ended",
                        "effects.payments")
                .map(key -> wording.text(list.language, key))
                .toList();
    }

    List<Cell> row(Listing list, Touched row) {
        var totals = row.totals();
        return Stream.concat(
                        Stream.of(
                                Cell.link(
                                        row.head().isEmpty() ? row.registerNo() : row.head(),
                                        "/households/" + row.household()),
                                Cell.of(row.registerNo()),
                                Cell.of(divisions.path(row.living()))),
                        Stream.of(totals.added(), totals.changed(), totals.ended(), totals.payments())
                                .map(EffectsView::number)
                                .map(Cell::of))
                .toList();
    }

    private EffectsView.Back back(Listing list) {
        return new EffectsView.Back(
                "/deliveries/" + list.change.delivery(), wording.text(list.language, "effects.back"));
    }

    private static String file(Listing list, String name, String extension) {
        return list.change.address(name + "." + extension);
    }
}
