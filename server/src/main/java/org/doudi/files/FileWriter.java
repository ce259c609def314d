package org.doudi.files;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.doudi.access.Actor;
import org.doudi.access.Sensitivity;
import org.doudi.divisions.Divisions;
import org.doudi.files.HouseholdFile.Member;
import org.doudi.kernel.IdNumber;
import org.doudi.registry.Persons;
import org.doudi.shell.Language;
import org.doudi.shell.NotFound;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Gathers the page of one family for one reader. */
@Component
class FileWriter {
    private static final List<String> TROUBLE = List.of("发放失败", "已退回", "暂停");

    private final HouseholdFile file;
    private final Persons persons;
    private final Presentation presentation;
    private final List<HouseholdSection> sections;
    private final Clock clock;

    /** How things are written. */
    @Component
    record Presentation(Wording wording, FileItems items, Divisions divisions) {}

    FileWriter(
            HouseholdFile file,
            Persons persons,
            Presentation presentation,
            List<HouseholdSection> sections,
            Clock clock) {
        this.file = file;
        this.persons = persons;
        this.presentation = presentation;
        this.sections = sections.stream()
                .sorted(Comparator.comparingInt(HouseholdSection::order))
                .toList();
        this.clock = clock;
    }

    /**
     * The page.
     *
     * @param lifted until when the actor's masks are lifted for this family
     * @throws NotFound if the scope holds no such family
     */
    @Transactional(propagation = Propagation.MANDATORY)
    FileView write(UUID household, Actor actor, Language language, Optional<OffsetDateTime> lifted) {
        var family = file.family(household).orElseThrow(() -> new NotFound("household"));
        var members = file.members(household);
        var reader =
                new FileSheet.Reader(actor.role(), lifted.isPresent(), language, LocalDate.now(clock), clock.getZone());
        var sheet = new FileSheet(
                reader,
                presentation.wording,
                presentation.items,
                new FileSheet.Known(members, file.facts(household), file.deliveredDatasets()));
        return new FileView(
                header(family, members, sheet, language),
                sheet.members(idNumbers(members)),
                benefits(household, sheet, language),
                payments(household, sheet, language),
                sheet.income(),
                sheet.categories(),
                sections.stream()
                        .flatMap(section -> section.of(household, actor, language).stream())
                        .toList(),
                sheet.changes(file.changes(household)),
                masks(household, actor, lifted));
    }

    private FileView.Header header(
            HouseholdFile.Family family, List<Member> members, FileSheet sheet, Language language) {
        var head = members.isEmpty() ? family.registerNo() : members.getFirst().name();
        return new FileView.Header(
                presentation.wording.text(language, "file.title", head),
                family.registerNo(),
                sheet.householdClass(),
                presentation.divisions.path(family.living()),
                presentation.divisions.path(family.hukou()));
    }

    private Map<UUID, IdNumber> idNumbers(List<Member> members) {
        Map<UUID, IdNumber> numbers = new HashMap<>();
        members.forEach(member -> persons.idNumber(member.id()).ifPresent(number -> numbers.put(member.id(), number)));
        return numbers;
    }

    private List<FileView.Benefit> benefits(UUID household, FileSheet sheet, Language language) {
        var wording = presentation.wording;
        return file.benefits(household).stream()
                .map(benefit -> new FileView.Benefit(
                        wording.text(language, "programme." + benefit.programme()),
                        wording.text(language, "list.monthly", wording.money(benefit.monthlyCents())),
                        YearMonth.from(benefit.from()).toString(),
                        sheet.source(benefit.source(), false)))
                .toList();
    }

    private List<FileView.Month> payments(UUID household, FileSheet sheet, Language language) {
        var payments = file.payments(household);
        long most =
                payments.stream().mapToLong(HouseholdFile.Payment::cents).max().orElse(0);
        return payments.stream()
                .map(payment -> new FileView.Month(
                        YearMonth.from(payment.month()).toString(),
                        payment.cents(),
                        Math.max(most, 1),
                        presentation.wording.money(payment.cents()),
                        presentation.wording.choice(language, "dataset.payment.status", payment.status()),
                        TROUBLE.contains(payment.status()),
                        sheet.source(payment.source(), false)))
                .toList();
    }

    private FileView.Masks masks(UUID household, Actor actor, Optional<OffsetDateTime> lifted) {
        var role = actor.role();
        return new FileView.Masks(
                role.mayReveal(Sensitivity.L3) && !role.sees(Sensitivity.L3) && lifted.isEmpty(),
                lifted.map(until ->
                                until.atZoneSameInstant(clock.getZone()).format(DateTimeFormatter.ofPattern("HH:mm")))
                        .orElse(""),
                "/households/" + household + "/reveal");
    }
}
