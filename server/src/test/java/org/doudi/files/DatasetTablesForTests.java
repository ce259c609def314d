package org.doudi.files;

import java.util.Map;
import org.doudi.database.TestDatabase;

/** The tables of departments' rows as the catalogue makes them, reduced to the columns that facts are derived from. */
final class DatasetTablesForTests {
    private DatasetTablesForTests() {}

    /** Makes those that are missing. */
    static void make(TestDatabase database) {
        var superuser = database.asAdministrator();
        superuser.sql("CREATE SCHEMA IF NOT EXISTS dataset").update();
        TABLES.forEach(
                (name, columns) -> superuser.sql("""
                        CREATE TABLE IF NOT EXISTS dataset.%s (
                            row_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, delivery_id uuid NOT NULL,
                            line integer NOT NULL, row_key text NOT NULL, row_hash bytea NOT NULL, superseded_by uuid, %s)
                        """.formatted(name, columns)).update());
        superuser.sql("GRANT USAGE ON SCHEMA dataset TO doudi_load").update();
        superuser
                .sql("GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA dataset TO doudi_load")
                .update();
    }

    private static final Map<String, String> TABLES = Map.of(
            "hardship_person",
            """
            person_id uuid, name text, birth date, category text, cert_no text, household_cert_no text,
            relation_to_head text, living_address text, living_division text, hukou_division text, "from" date, "to" date
            """,
            "dibao_family",
            """
            cert_no text, covered_members integer, benefit_month_cents bigint, class text, hukou_type text,
            taper_until date, division text, "from" date, "to" date, authorisation_no text, authorised_until date
            """,
            "dibao_edge_family",
            """
            cert_no text, income_pc_cents bigint, division text, valid_from date, valid_to date,
            authorisation_no text, authorised_until date
            """,
            "dibao_payment",
            """
            person_id uuid, month date, cert_no text, amount_cents bigint, top_up_cents bigint,
            back_pay_cents bigint, status text
            """,
            "disability_cert",
            """
            person_id uuid, type text, grade integer, change text, issued_on date, first_on date, until date
            """,
            "pension_payment",
            """
            person_id uuid, month date, type text, amount_cents bigint, basic_part_cents bigint
            """,
            "employment_registration",
            """
            person_id uuid, start date, "end" date, wage_base_month_cents bigint, pension_scheme text
            """);
}
