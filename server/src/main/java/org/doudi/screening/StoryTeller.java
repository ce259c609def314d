package org.doudi.screening;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.doudi.access.Actor;
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
    private final Titles titles;
    private final Now now;

    StoryTeller(JdbcClient db, GroundWords words, Texts texts, Titles titles, Now now) {
        this.db = db;
        this.words = words;
        this.texts = texts;
        this.titles = titles;
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

    /**
     * The family's story today, judged anew on what the actor's scope shows.
     *
     * @param person id of the member asked about, empty for the household; another than the programme is for has no story
     */
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    Optional<Story> ofHousehold(UUID household, String programme, String person, Actor actor, Language language) {
        return now.judge.judge(List.of(programme), now.households.read(db, List.of(household))).stream()
                .filter(verdict -> verdict.person().equals(person))
                .findFirst()
                .map(verdict -> now.grounds.ground(now.reasons.of(verdict)))
                .map(ground -> story(household, actor, language, ground, ""));
    }

    /**
     * What a programme says, in a line.
     *
     * @param person id of the member it is about, empty for the household
     * @param reasons the questions that fail or are open, none where all pass
     */
    record InShort(String programme, String person, String name, Standing standing, List<String> reasons) {}

    /** Every programme about a family and its members today, judged anew; empty if the actor's scope has no such family. */
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    List<InShort> everything(UUID household) {
        var names = names(household);
        return now.judge.judge(now.households.read(db, List.of(household))).stream()
                .map(verdict -> new InShort(
                        verdict.programme(),
                        verdict.person(),
                        names.getOrDefault(verdict.person(), ""),
                        verdict.standing(),
                        now.grounds.ground(now.reasons.of(verdict)).conditions().stream()
                                .filter(condition -> !condition.result().equals("PASSED"))
                                .map(Ground.Condition::question)
                                .toList()))
                .toList();
    }

    private Story story(UUID household, Actor actor, Language language, Ground ground, String changed) {
        var veil = new Veil(actor, revealed(actor, household), titles.items());
        var names = names(household);
        return new Story(
                titles.title(language, ground.programme()),
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
                        WHERE household_id = :household AND programme = :programme
                          AND person_id IS NOT DISTINCT FROM CAST(nullif(:person, '') AS uuid)
                        """)
                .param("person", ground.person())
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

    /** The member's name, or that of the head of the household. */
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    String subject(UUID household, String person) {
        return person.isEmpty()
                ? db.sql("SELECT coalesce(head_name, register_no) FROM registry_api.household_card"
                                + " WHERE household_id = :household")
                        .param("household", household)
                        .query(String.class)
                        .single()
                : names(household).getOrDefault(person, "");
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
