package org.doudi.screening;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.doudi.access.Actor;
import org.doudi.programmes.BookInUse;
import org.doudi.shell.Language;
import org.doudi.shell.Texts;
import org.doudi.work.LeadStory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells why: of a lead what was known when it was proposed, of a family what is known now. */
@Component
class StoryTeller implements LeadStory {
    private final JdbcClient db;
    private final GroundWords words;
    private final Texts texts;
    private final BookInUse book;
    private final Now now;

    StoryTeller(JdbcClient db, GroundWords words, Texts texts, BookInUse book, Now now) {
        this.db = db;
        this.words = words;
        this.texts = texts;
        this.book = book;
        this.now = now;
    }

    /** Judges families on what the actor's own scope shows. */
    @Component
    record Now(HouseholdReader households, Judge judge, Reasons reasons, GroundMaker grounds) {}

    private record Current(String answer, String cents) {}

    @Override
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    public Optional<Story> ofLead(Subject subject, Actor actor, Language language) {
        return db.sql("SELECT content::text FROM screening.ground WHERE lead_id = :lead")
                .param("lead", subject.lead())
                .query(String.class)
                .optional()
                .map(Ground::ofJson)
                .map(ground -> story(subject.household(), actor, language, ground, changed(subject, language, ground)));
    }

    /** The family's story today, judged anew on what the actor's scope shows. */
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    Optional<Story> ofHousehold(UUID household, String programme, Actor actor, Language language) {
        return now.judge.judge(programme, now.households.read(db, List.of(household))).stream()
                .findFirst()
                .map(verdict -> now.grounds.ground(now.reasons.of(verdict)))
                .map(ground -> story(household, actor, language, ground, ""));
    }

    private Story story(UUID household, Actor actor, Language language, Ground ground, String changed) {
        var veil = new Veil(actor, revealed(actor, household), book.book().items());
        var names = names(household);
        return new Story(
                book.book().policies().policy(ground.programme()).title(),
                texts.text(language, "screening.answer." + ground.answer()),
                texts.text(language, "screening.known", ground.day(), ground.version()),
                changed,
                words.conditions(language, veil, ground, names),
                words.sum(language, veil, ground),
                words.needs(language, ground, names));
    }

    private String changed(Subject subject, Language language, Ground ground) {
        return db.sql("""
                        SELECT answer, coalesce(amount_cents::text, '') AS cents
                        FROM screening.result
                        WHERE household_id = :household AND programme = :programme AND person_id IS NULL
                        """)
                .param("household", subject.household())
                .param("programme", subject.programme())
                .query((row, number) -> new Current(row.getString("answer"), row.getString("cents")))
                .optional()
                .filter(current -> !current.answer.equalsIgnoreCase(ground.answer()))
                .map(current -> texts.text(
                        language,
                        "screening.changed",
                        texts.text(language, "screening.answer." + current.answer.toUpperCase(java.util.Locale.ROOT))))
                .orElse("");
    }

    private boolean revealed(Actor actor, UUID household) {
        return db.sql("""
                        SELECT EXISTS (SELECT FROM files.reveal
                                       WHERE session_id = :session AND household_id = :household AND ends_at > now())
                        """)
                .param("session", actor.sessionId())
                .param("household", household)
                .query(Boolean.class)
                .single();
    }

    private Map<String, String> names(UUID household) {
        var names = new LinkedHashMap<String, String>();
        db.sql("SELECT person_id::text AS person, full_name FROM registry_api.member WHERE household_id = :household")
                .param("household", household)
                .query(row -> {
                    names.put(row.getString("person"), row.getString("full_name"));
                });
        return names;
    }
}
