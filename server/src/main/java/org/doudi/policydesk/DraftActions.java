package org.doudi.policydesk;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.doudi.access.Actor;
import org.doudi.access.Allowed;
import org.doudi.access.Role;
import org.doudi.policy.Parameter;
import org.doudi.policy.UnknownName;
import org.doudi.policy.dmn.InvalidPolicy;
import org.doudi.policy.value.Value;
import org.doudi.programmes.BookChange.ReplacedRules;
import org.doudi.programmes.BookChange.StatedValue;
import org.doudi.programmes.BookInUse;
import org.doudi.programmes.Documents;
import org.doudi.shell.BadRequest;
import org.doudi.shell.Conflict;
import org.doudi.shell.NotFound;
import org.doudi.shell.Pages;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** What city policy staff do with a draft. */
@Controller
class DraftActions {
    private static final int LARGEST_DMN = 5_000_000;
    private static final int LONGEST_PROBLEM = 600;

    private final Drafts drafts;
    private final DraftFields fields;
    private final BookInUse book;
    private final DraftPage page;
    private final Kept kept;

    /** Documents, drafts as they are, and pages. */
    @Component("draftKept")
    record Kept(Documents documents, DraftRows rows, Sliders sliders, Pages pages) {}

    DraftActions(Drafts drafts, DraftFields fields, BookInUse book, DraftPage page, Kept kept) {
        this.drafts = drafts;
        this.fields = fields;
        this.book = book;
        this.page = page;
        this.kept = kept;
    }

    @PostMapping("/drafts")
    @Allowed(action = "draft.open", roles = Role.CITY_OFFICER)
    @Transactional
    public String open(@RequestParam String title, Actor actor) {
        return to(drafts.open(title.strip(), Optional.empty(), actor));
    }

    /** The numbers tried on a trial page, from the month of the trial, for the whole city. */
    @PostMapping("/programmes/{code}/trial/draft")
    @Allowed(action = "draft.openFromTrial", roles = Role.CITY_OFFICER)
    @Transactional
    public String openFromTrial(
            HttpServletRequest request,
            @PathVariable String code,
            @RequestParam String month,
            @RequestParam Map<String, String> tried,
            Actor actor) {
        var policy = book.book().policies().find(code).orElseThrow(() -> new NotFound("programme"));
        var from = DraftFields.month(month);
        var numbers = kept.sliders.numbers(policy, from);
        var draft = Draft.of(tried, numbers);
        if (draft.values().isEmpty()) {
            throw new BadRequest("policydesk.draft.nothing");
        }
        var id = drafts.open(policy.title() + " " + from, Optional.empty(), actor);
        draft.values().forEach((name, value) -> {
            var inUse = java.util.Objects.requireNonNull(numbers.get(name));
            drafts.state(
                    id,
                    new StatedValue(
                            inUse.parameter().id(),
                            new Parameter.Dated(
                                    from,
                                    Optional.empty(),
                                    inUse.dated().division(),
                                    inUse.dated().key(),
                                    new Value.Decimal(value),
                                    Parameter.Mark.PROPOSAL,
                                    Drafts.NO_SOURCE,
                                    "")),
                    actor);
        });
        return to(id);
    }

    @PostMapping("/drafts/{id}/values")
    @Allowed(action = "draft.state", roles = Role.CITY_OFFICER)
    @Transactional
    public String state(@PathVariable UUID id, @RequestParam Map<String, String> typed, Actor actor) {
        drafts.state(id, fields.value(typed, found(id).instrument()), actor);
        return to(id);
    }

    @PostMapping("/drafts/{id}/values/{number}/drop")
    @Allowed(action = "draft.drop", roles = Role.CITY_OFFICER)
    @Transactional
    public String drop(@PathVariable UUID id, @PathVariable int number, Actor actor) {
        drafts.drop(id, number, actor);
        return to(id);
    }

    @PostMapping("/drafts/{id}/document")
    @Allowed(action = "draft.document", roles = Role.CITY_OFFICER)
    @Transactional(rollbackFor = IOException.class)
    public String document(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String instrument,
            @RequestParam(required = false) Optional<MultipartFile> file,
            Actor actor)
            throws IOException {
        var typed = DraftFields.field(Map.of("instrument", instrument), "instrument");
        var sent = file.filter(scan -> !scan.isEmpty());
        Optional<UUID> document = Optional.empty();
        if (sent.isPresent()) {
            if (sent.get().getSize() > Documents.LARGEST) {
                throw new BadRequest("programmes.document.tooLarge");
            }
            document =
                    Optional.of(kept.documents.keep(name(sent.get()), sent.get().getBytes(), actor));
        }
        drafts.rest(id, typed, document, actor);
        return to(id);
    }

    /** Takes a file with the rules of a programme, or says on the page why not. */
    @PostMapping("/drafts/{id}/rules")
    @Allowed(action = "draft.rules", roles = Role.CITY_OFFICER)
    @Transactional(rollbackFor = IOException.class)
    public ModelAndView rules(
            HttpServletRequest request,
            @PathVariable UUID id,
            @RequestParam String programme,
            @RequestParam String from,
            @RequestParam MultipartFile file,
            Actor actor)
            throws IOException {
        if (book.book().policies().find(programme).isEmpty()) {
            throw new NotFound("programme");
        }
        var month = DraftFields.month(from);
        try {
            var rules = new ReplacedRules(programme, month, name(file), text(file));
            book.read(rules);
            drafts.replace(id, rules, actor);
            return new ModelAndView(to(id));
        } catch (InvalidPolicy | UnknownName refused) {
            var language = kept.pages.language(request);
            var refusal = page.page(
                    language, actor, id, List.of(name(file) + ": " + shortened(String.valueOf(refused.getMessage()))));
            refusal.setStatus(HttpStatus.BAD_REQUEST);
            return refusal;
        }
    }

    @PostMapping("/drafts/{id}/rules/{programme}/drop")
    @Allowed(action = "draft.dropRules", roles = Role.CITY_OFFICER)
    @Transactional
    public String dropRules(@PathVariable UUID id, @PathVariable String programme, Actor actor) {
        drafts.keepRules(id, programme, actor);
        return to(id);
    }

    @PostMapping("/drafts/{id}/submit")
    @Allowed(action = "draft.submit", roles = Role.CITY_OFFICER)
    @Transactional
    public String submit(@PathVariable UUID id, Actor actor) {
        drafts.submit(id, actor);
        return to(id);
    }

    @PostMapping("/drafts/{id}/withdraw")
    @Allowed(action = "draft.withdraw", roles = Role.CITY_OFFICER)
    @Transactional
    public String withdraw(@PathVariable UUID id, Actor actor) {
        drafts.withdraw(id, actor);
        return to(id);
    }

    @PostMapping("/drafts/{id}/return")
    @Allowed(action = "draft.return", roles = Role.CITY_OFFICER)
    @Transactional
    public String giveBack(@PathVariable UUID id, @RequestParam(defaultValue = "") String reason, Actor actor) {
        drafts.giveBack(id, DraftFields.field(Map.of("reason", reason), "reason"), actor);
        return to(id);
    }

    @PostMapping("/drafts/{id}/publish")
    @Allowed(action = "draft.publish", roles = Role.CITY_OFFICER)
    @Transactional
    public String publish(@PathVariable UUID id, Actor actor) {
        found(id).change().takesBack().ifPresent(this::requireHolding);
        drafts.publish(id, actor);
        return to(id);
    }

    /** Opens a draft that takes a publication back; it goes the same way as any other. */
    @PostMapping("/drafts/{id}/take-back")
    @Allowed(action = "draft.takeBack", roles = Role.CITY_OFFICER)
    @Transactional
    public String takeBack(@PathVariable UUID id, Actor actor) {
        var draft = found(id);
        var publication = draft.publication().orElseThrow(() -> new Conflict("policydesk.draft.closed"));
        requireHolding(publication);
        var title = "撤回:" + draft.title();
        return to(drafts.open(title.length() > 200 ? title.substring(0, 200) : title, Optional.of(publication), actor));
    }

    private void requireHolding(UUID publication) {
        if (!book.holds(publication)) {
            throw new Conflict("policydesk.draft.takenBack");
        }
    }

    private PolicyDraft found(UUID id) {
        return kept.rows.find(id).orElseThrow(() -> new NotFound("draft"));
    }

    private static String to(UUID draft) {
        return "redirect:/drafts/" + draft;
    }

    private static String name(MultipartFile file) {
        var name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
        return name.length() > 120 ? name.substring(name.length() - 120) : name;
    }

    private static String text(MultipartFile file) throws IOException {
        if (file.isEmpty() || file.getSize() > LARGEST_DMN) {
            throw new BadRequest("policydesk.draft.fileSize");
        }
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file.getBytes()))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException otherwise) {
            throw new BadRequest("policydesk.draft.notUtf8");
        }
    }

    private static String shortened(String text) {
        return text.length() > LONGEST_PROBLEM ? text.substring(0, LONGEST_PROBLEM) + "…" : text;
    }
}
