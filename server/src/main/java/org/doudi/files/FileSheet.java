package org.doudi.files;

import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.doudi.access.Role;
import org.doudi.access.Sensitivity;
import org.doudi.files.FileItems.Item;
import org.doudi.files.FileView.Line;
import org.doudi.files.FileView.Masking;
import org.doudi.files.HouseholdFile.Fact;
import org.doudi.files.HouseholdFile.Member;
import org.doudi.kernel.IdNumber;
import org.doudi.shell.Language;

/** Writes what is known of a family for one reader: masked as the reader's role demands, unknown items with their reason. */
final class FileSheet {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final List<String> INCOME = List.of(
            "wage_income",
            "business_income",
            "property_income",
            "transfer_income",
            "support_income",
            "exempt_income",
            "work_cost_deduction");
    /** They list the family, so what they do not say of it is not a missing record. */
    private static final Set<String> REGISTERS = Set.of("hardship_person", "dibao_family", "dibao_edge_family");

    private static final Map<String, String> AUTHORISED = Map.of(
            "wage_income", "employment_registration",
            "employment_status", "employment_registration",
            "transfer_income", "pension_payment",
            "pension_monthly", "pension_payment");

    private final Reader reader;
    private final Wording wording;
    private final FileItems items;
    private final Known known;

    /** Who looks: the role, whether its masks are lifted, the language and the day in the zone. */
    record Reader(Role role, boolean lifted, Language language, LocalDate today, ZoneId zone) {
        boolean sees(Sensitivity sensitivity) {
            return role.sees(sensitivity) || (lifted && role.mayReveal(sensitivity));
        }
    }

    /** What is known. */
    record Known(List<Member> members, List<Fact> facts, Set<String> delivered) {
        Optional<Fact> fact(Optional<UUID> person, String item) {
            return facts.stream()
                    .filter(fact -> fact.person().equals(person) && fact.item().equals(item))
                    .findFirst();
        }
    }

    FileSheet(Reader reader, Wording wording, FileItems items, Known known) {
        this.reader = reader;
        this.wording = wording;
        this.items = items;
        this.known = known;
    }

    /** The members; {@code idNumbers} by person. */
    List<FileView.Member> members(Map<UUID, IdNumber> idNumbers) {
        return known.members.stream()
                .map(member -> new FileView.Member(
                        member.name(),
                        wording.choice(reader.language, "relation_to_head", member.relation()),
                        wording.choice(reader.language, "sex", member.sex()),
                        wording.text(
                                reader.language,
                                "file.age",
                                Period.between(member.birth(), reader.today).getYears()),
                        Optional.ofNullable(idNumbers.get(member.id()))
                                .map(number -> reader.sees(Sensitivity.L3) ? number.value() : number.masked())
                                .orElse(""),
                        disability(member)))
                .toList();
    }

    /** Certificates are health detail: whoever may not see one does not see that there is none either. */
    private String disability(Member member) {
        var type = items.item("disability_type");
        if (!reader.sees(type.sensitivity())) {
            return wording.text(reader.language, "hidden");
        }
        return known.fact(Optional.of(member.id()), type.name())
                .map(fact -> value(type, fact.value()) + grade(member))
                .orElse(wording.text(reader.language, "unknown"));
    }

    private String grade(Member member) {
        return known.fact(Optional.of(member.id()), "disability_grade")
                .flatMap(Fact::value)
                .map(grade -> " " + wording.text(reader.language, "file.grade", grade))
                .orElse("");
    }

    /** Class of the family, or empty. */
    String householdClass() {
        return known.fact(Optional.empty(), "household_class")
                .flatMap(Fact::value)
                .map(name -> wording.choice(reader.language, "household_class", name))
                .orElse("");
    }

    /** Income of every member, kind by kind. */
    List<Line> income() {
        return known.members.stream()
                .flatMap(member -> INCOME.stream().map(name -> line(member, items.item(name))))
                .toList();
    }

    private Line line(Member member, Item item) {
        return known.fact(Optional.of(member.id()), item.name())
                .map(fact -> line(member.name(), item, fact))
                .orElseGet(() -> new Line(
                        member.name(),
                        wording.label(reader.language, item),
                        wording.text(reader.language, whyUnknown(item, Optional.of(member))),
                        Masking.UNKNOWN,
                        FileView.Source.NONE));
    }

    private Line line(String whose, Item item, Fact fact) {
        var label = wording.label(reader.language, item);
        if (!reader.sees(item.sensitivity())) {
            return new Line(
                    whose, label, wording.text(reader.language, "hidden"), Masking.HIDDEN, source(fact.source(), true));
        }
        return new Line(whose, label, value(item, fact.value()), Masking.PLAIN, source(fact.source(), false));
    }

    private String value(Item item, Optional<String> value) {
        return wording.value(reader.language, item, value);
    }

    /** Of a hidden value neither the line is told nor that there is none: from both the value could follow. */
    FileView.Source source(HouseholdFile.Source source, boolean hidden) {
        var dataset = wording.dataset(reader.language, source.dataset())
                + source.number().map(number -> " " + number).orElse("");
        var link = "/deliveries/" + source.delivery();
        if (hidden) {
            return new FileView.Source(
                    wording.text(
                            reader.language,
                            "source.hidden",
                            dataset,
                            source.asOf().toString()),
                    link);
        }
        return source.line()
                .map(line -> new FileView.Source(
                        wording.text(
                                reader.language,
                                "source.line",
                                dataset,
                                source.asOf().toString(),
                                line.toString()),
                        link + "?line=" + line))
                .orElseGet(() -> new FileView.Source(
                        wording.text(
                                reader.language,
                                REGISTERS.contains(source.dataset()) ? "source.unstated" : "source.silent",
                                dataset,
                                source.asOf().toString()),
                        link));
    }

    /** The other categories: what is known, and what is not with the reason. */
    List<FileView.Category> categories() {
        return items.categories().stream()
                .filter(category -> !category.equals("income"))
                .map(this::category)
                .filter(category ->
                        !category.lines().isEmpty() || !category.unknown().isEmpty())
                .toList();
    }

    private FileView.Category category(String name) {
        List<Line> lines = new ArrayList<>();
        Map<String, List<String>> unknown = new LinkedHashMap<>();
        for (var item : items.of(name)) {
            var found = known.facts.stream()
                    .filter(fact -> fact.item().equals(item.name()))
                    .toList();
            found.forEach(fact -> lines.add(line(nameOf(fact.person()), item, fact)));
            if (found.isEmpty()) {
                unknown.computeIfAbsent(whyUnknown(item, Optional.empty()), reason -> new ArrayList<>())
                        .add(wording.label(reader.language, item));
            }
        }
        return new FileView.Category(
                name,
                wording.text(reader.language, "category." + name),
                wording.text(reader.language, "file.knownOf", lines.size()),
                lines,
                unknown.entrySet().stream()
                        .map(entry -> wording.text(
                                reader.language,
                                "listing",
                                wording.text(reader.language, entry.getKey()),
                                String.join(wording.text(reader.language, "listSeparator"), entry.getValue())))
                        .toList());
    }

    private String nameOf(Optional<UUID> person) {
        return person.flatMap(id -> known.members.stream()
                        .filter(member -> member.id().equals(id))
                        .findFirst())
                .map(Member::name)
                .orElse("");
    }

    /** Key of the reason why an item is not known. */
    private String whyUnknown(Item item, Optional<Member> member) {
        if (item.byVerification()) {
            return "unknown.verification";
        }
        var dataset = AUTHORISED.get(item.name());
        if (dataset != null) {
            if (!known.delivered.contains(dataset)) {
                return "unknown.notDelivered";
            }
            boolean authorised = member.map(Member::authorised)
                    .orElseGet(() -> known.members.stream().anyMatch(Member::authorised));
            return authorised ? "unknown.deliveredBefore" : "unknown.noAuthorisation";
        }
        return item.category().equals("disability") && !known.delivered.contains("disability_cert")
                ? "unknown.notDelivered"
                : "unknown.noSource";
    }

    /** What changed, newest first. That a hidden value changed would tell that there is one, so it is left out. */
    List<FileView.Change> changes(List<HouseholdFile.Change> changes) {
        return changes.stream()
                .filter(change -> isMembership(change)
                        || reader.sees(items.item(change.item()).sensitivity()))
                .map(change -> new FileView.Change(
                        change.at().atZoneSameInstant(reader.zone).format(MINUTE), what(change)))
                .toList();
    }

    private String what(HouseholdFile.Change change) {
        var person = change.person().isEmpty() ? wording.text(reader.language, "change.family") : change.person();
        if (isMembership(change)) {
            var name = change.person().isEmpty() ? wording.text(reader.language, "change.somebody") : change.person();
            return wording.text(reader.language, "change." + change.item(), name);
        }
        var item = items.item(change.item());
        return wording.text(
                reader.language,
                "change.value",
                person,
                wording.label(reader.language, item),
                value(item, change.before()));
    }

    private static boolean isMembership(HouseholdFile.Change change) {
        return change.item().equals("joined") || change.item().equals("left");
    }
}
