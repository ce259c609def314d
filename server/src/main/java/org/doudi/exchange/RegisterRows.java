package org.doudi.exchange;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.doudi.registry.Register;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tells the registry what a civil affairs register says of families, from the staged rows. */
final class RegisterRows {
    private static final Set<String> REGISTERS =
            Set.of("hardship_person", "dibao_family", "dibao_edge_family", "rigid_family", "tekun_person");

    private static final String[] CATEGORIES_OF_FAMILIES = {"低保", "特困", "低保边缘", "刚性支出", "防返贫监测", "其他低收入"};

    private final Register register;
    private final JdbcClient database;

    RegisterRows(Register register, JdbcClient database) {
        this.register = register;
        this.database = database;
    }

    /** Whether the dataset tells the registry of families or authorisations. */
    static boolean isRegister(Dataset dataset) {
        return REGISTERS.contains(dataset.code());
    }

    /** Does nothing for a dataset that is no register. */
    void tell(Dataset dataset, UUID delivery, LocalDate asOf) {
        switch (dataset.code()) {
            case "hardship_person" -> {
                register.begin();
                tellPersons(asOf);
                register.merge(delivery);
            }
            case "dibao_family" -> {
                register.begin();
                tellFamilies("\"from\"", "\"to\"", asOf);
                register.merge(delivery);
            }
            case "dibao_edge_family", "rigid_family" -> {
                register.begin();
                tellFamilies("valid_from", "valid_to", asOf);
                register.merge(delivery);
            }
            case "tekun_person" -> {
                register.begin();
                tellAuthorisationsOfPersons();
                register.merge(delivery);
            }
            default -> {}
        }
    }

    /** What a family has together ends for one of them alone when he leaves it; what a person has alone says nothing. */
    private void tellPersons(LocalDate asOf) {
        database.sql("""
                        INSERT INTO register_member (household_no, person_id, relation_to_head, living_division,
                                                     hukou_division, line, in_force, shared_ground)
                        SELECT household_cert_no, person_id, relation_to_head, living_division, hukou_division, line,
                               "to" IS NULL OR "to" >= CAST(:day AS date),
                               CASE WHEN category = ANY (:ofFamilies) THEN category END
                        FROM staging
                        """)
                .param("day", asOf)
                .param("ofFamilies", CATEGORIES_OF_FAMILIES)
                .update();
    }

    /** The register of the destitute names no family: its persons belong to the one another register lists them in. */
    private void tellAuthorisationsOfPersons() {
        database.sql("""
                        INSERT INTO register_authorisation (authorisation_no, person_id, valid_from, valid_until, line)
                        SELECT authorisation_no, person_id, "from", authorised_until, line
                        FROM staging
                        WHERE authorisation_no IS NOT NULL AND authorised_until >= "from"
                        """).update();
    }

    /** A family's row names every member, and the authorisation all of them signed. */
    private void tellFamilies(String since, String until, LocalDate asOf) {
        database.sql("""
                        INSERT INTO register_member (household_no, person_id, relation_to_head, living_division,
                                                     hukou_division, line, in_force)
                        SELECT cert_no, member.person_id, member.relation, NULL, division, line,
                               %1$s IS NULL OR %1$s >= CAST(:day AS date)
                        FROM staging,
                             unnest(member_person_ids, member_relations) AS member (person_id, relation)
                        """.formatted(until)).param("day", asOf).update();
        database.sql("INSERT INTO register_complete (household_no) SELECT cert_no FROM staging")
                .update();
        database.sql("""
                        INSERT INTO register_authorisation (authorisation_no, person_id, valid_from, valid_until, line)
                        SELECT authorisation_no, person_id, %1$s, authorised_until, line
                        FROM staging, unnest(member_person_ids) AS member (person_id)
                        WHERE authorisation_no IS NOT NULL AND authorised_until >= %1$s
                        """.formatted(since)).update();
    }
}
