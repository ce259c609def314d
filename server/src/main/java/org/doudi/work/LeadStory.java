package org.doudi.work;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.doudi.access.Actor;
import org.doudi.shell.Language;

/** Tells why a lead exists, as far as the actor may know it; implemented by whoever proposes leads. */
public interface LeadStory {
    /** The story of a lead, told in the running transaction of the pages' role. */
    Optional<Story> ofLead(Subject subject, Actor actor, Language language);

    /** A lead, its family and its programme. */
    record Subject(UUID lead, UUID household, String programme) {}

    /**
     * Ready to print.
     *
     * @param programme name of the programme
     * @param finding what follows from the conditions, in one sentence
     * @param known when this was known, in words
     * @param changed what has changed since, or empty
     * @param conditions each with its outcome, in the order of the law
     * @param sum the sum in words for whoever may see its parts, else empty
     * @param needs what is still missing, in plain words
     */
    record Story(
            String programme,
            String finding,
            String known,
            String changed,
            List<Condition> conditions,
            String sum,
            List<String> needs) {}

    /** How a condition came out. */
    enum Outcome {
        /** ✓ */
        PASSED,
        /** ✗ */
        FAILED,
        /** ？ */
        OPEN
    }

    /**
     * One question of the law.
     *
     * @param outcome the mark
     * @param outcomeText the same in words
     * @param comparison value against limit, or what may be said of them
     * @param articles quoted law
     * @param sources where the facts come from
     * @param parameters values in force, with their mark
     */
    record Condition(
            Outcome outcome,
            String outcomeText,
            String question,
            String comparison,
            List<String> articles,
            List<Source> sources,
            List<Parameter> parameters) {}

    /** Where a fact comes from: a delivery and its line, or nothing to open. */
    record Source(String text, String link) {}

    /**
     * A parameter as used.
     *
     * @param mark how sure it is, in words; empty when confirmed
     */
    record Parameter(String text, String mark) {}
}
