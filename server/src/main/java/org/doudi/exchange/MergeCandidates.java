package org.doudi.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.doudi.crypto.Keys;
import org.doudi.kernel.IdNumber;
import org.doudi.registry.PersonIndex;
import org.doudi.shell.Language;
import org.doudi.shell.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Persons who may be one human: of one name and birth date, and either of one family or with numbers that differ by one digit
 * or two neighbours exchanged. A machine proposes them; only people merge.
 */
@Component
class MergeCandidates {
    /** So many of one delivery are no dirt but a register of namesakes. */
    private static final int MOST_OF_A_DELIVERY = 5_000;

    private static final int MOST_SHOWN = 200;
    /** Of 18 characters; the last follows from the others. */
    private static final int COMPARED = 17;

    private final JdbcClient app;
    private final Keys keys;
    private final Texts texts;

    MergeCandidates(JdbcClient app, Keys keys, Texts texts) {
        this.app = app;
        this.keys = keys;
        this.texts = texts;
    }

    /** Two persons, as printed. */
    record Line(UUID one, UUID other, String name, String birth, String numbers, String why) {}

    /** Notes the persons a delivery admitted beside those of the same name and birth date. */
    static void note(JdbcClient database, Keys keys, PersonIndex persons, int firstAdmitted) {
        var ones = new ArrayList<UUID>();
        var others = new ArrayList<UUID>();
        for (int ordinal = firstAdmitted; ordinal < persons.size() && ones.size() < MOST_OF_A_DELIVERY; ordinal++) {
            for (int other = persons.namesake(ordinal);
                    other != PersonIndex.UNKNOWN && ones.size() < MOST_OF_A_DELIVERY;
                    other = persons.namesake(other)) {
                ones.add(persons.person(ordinal));
                others.add(persons.person(other));
            }
        }
        if (!ones.isEmpty()) {
            store(database, keys, ones, others);
        }
    }

    private static void store(JdbcClient database, Keys keys, List<UUID> ones, List<UUID> others) {
        var numbers = numbers(database, keys, ones, others);
        var near = new ArrayList<Boolean>();
        for (int pair = 0; pair < ones.size(); pair++) {
            near.add(isNear(numbers.getOrDefault(ones.get(pair), ""), numbers.getOrDefault(others.get(pair), "")));
        }
        database.sql("""
                        INSERT INTO exchange.merge_candidate (one, other, near)
                        SELECT least(a, b), greatest(a, b), near
                        FROM unnest(:ones::uuid[], :others::uuid[], :near::boolean[]) AS pair (a, b, near)
                        ON CONFLICT DO NOTHING
                        """)
                .param("ones", ones.toArray(UUID[]::new))
                .param("others", others.toArray(UUID[]::new))
                .param("near", near.toArray(Boolean[]::new))
                .update();
    }

    private static Map<UUID, String> numbers(JdbcClient database, Keys keys, List<UUID> ones, List<UUID> others) {
        var numbers = new HashMap<UUID, String>();
        database.sql("""
                        SELECT person_id, sealed FROM registry.identity
                        WHERE kind = 'id_no' AND (person_id = ANY (:ones::uuid[]) OR person_id = ANY (:others::uuid[]))
                        """)
                .param("ones", ones.toArray(UUID[]::new))
                .param("others", others.toArray(UUID[]::new))
                .query(row -> {
                    numbers.put(
                            row.getObject("person_id", UUID.class), keys.vault().decrypt(row.getBytes("sealed")));
                });
        return numbers;
    }

    /** Whether one digit differs or two neighbours are exchanged, the check digit apart. */
    static boolean isNear(String one, String other) {
        if (one.length() <= COMPARED || other.length() <= COMPARED) {
            return false;
        }
        int first = COMPARED;
        int differing = 0;
        for (int at = COMPARED - 1; at >= 0; at--) {
            if (one.charAt(at) != other.charAt(at)) {
                first = at;
                differing++;
            }
        }
        boolean exchanged = differing == 2
                && first + 1 < COMPARED
                && one.charAt(first) == other.charAt(first + 1)
                && one.charAt(first + 1) == other.charAt(first);
        return differing == 1 || exchanged;
    }

    /** Those nobody has decided about. */
    List<Line> open(Language language) {
        return app.sql("""
                        SELECT one, other, near, first.full_name, first.birth_date, first.sealed AS first_sealed,
                               second.sealed AS second_sealed, registry.live_together(one, other) AS together
                        FROM exchange.merge_candidate
                            CROSS JOIN LATERAL registry.side_of_person(one) AS first
                            CROSS JOIN LATERAL registry.side_of_person(other) AS second
                        WHERE dismissed_by IS NULL AND registry.standing_person(one) = one AND registry.standing_person(other) = other
                          AND (near OR registry.live_together(one, other))
                        ORDER BY found_at, one, other
                        LIMIT :most
                        """)
                .param("most", MOST_SHOWN)
                .query((row, number) -> new Line(
                        row.getObject("one", UUID.class),
                        row.getObject("other", UUID.class),
                        row.getString("full_name"),
                        row.getString("birth_date"),
                        masked(row.getBytes("first_sealed")) + " / " + masked(row.getBytes("second_sealed")),
                        why(row.getBoolean("near"), row.getBoolean("together"), language)))
                .list();
    }

    /** Says that two persons are two humans; they are proposed no more. */
    void dismiss(UUID one, UUID other, String decidedBy) {
        app.sql("""
                        UPDATE exchange.merge_candidate SET dismissed_by = :by
                        WHERE one = least(CAST(:one AS uuid), CAST(:other AS uuid))
                          AND other = greatest(CAST(:one AS uuid), CAST(:other AS uuid))
                        """)
                .param("by", decidedBy)
                .param("one", one)
                .param("other", other)
                .update();
    }

    private String masked(byte @Nullable [] sealed) {
        return sealed == null ? "—" : new IdNumber(keys.vault().decrypt(sealed)).masked();
    }

    private String why(boolean near, boolean together, Language language) {
        var key = near && together ? "both" : near ? "near" : "together";
        return texts.text(language, "exchange.twins.why." + key);
    }
}
