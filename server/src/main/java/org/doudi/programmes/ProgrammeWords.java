package org.doudi.programmes;

import org.doudi.policy.Programme;
import org.doudi.shell.Language;
import org.doudi.shell.Texts;
import org.springframework.stereotype.Component;

/** Says what a programme is. */
@Component
public class ProgrammeWords {
    private final Texts texts;

    ProgrammeWords(Texts texts) {
        this.texts = texts;
    }

    /** Its name in the language. */
    public String title(Language language, Programme programme) {
        return language == Language.ENGLISH ? programme.titleEn() : programme.title();
    }

    String department(Language language, Programme programme) {
        return named(language, "programmes.department.", programme.department());
    }

    /** Whether it is for households or for persons. */
    String subject(Language language, Programme programme) {
        return texts.text(language, programme.perPerson() ? "programmes.person" : "programmes.household");
    }

    String deadline(Language language, Programme programme) {
        return language == Language.ENGLISH ? programme.deadlineEn() : programme.deadline();
    }

    public String pays(Language language, Programme programme) {
        return named(language, "programmes.pays.", programme.pays());
    }

    /** How sure its rules are; empty when they are confirmed. */
    String mark(Language language, Programme programme) {
        return switch (programme.mark()) {
            case "C" -> "";
            case "C/M" -> texts.text(language, "programmes.rules.partly");
            default -> texts.text(language, "programmes.rules.unconfirmed");
        };
    }

    private String named(Language language, String prefix, String name) {
        return texts.has(prefix + name) ? texts.text(language, prefix + name) : name;
    }
}
