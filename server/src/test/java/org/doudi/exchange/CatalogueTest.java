package org.doudi.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doudi.exchange.Delivering.FAMILIES;
import static org.doudi.exchange.Delivering.family;

import java.util.stream.Collectors;
import org.doudi.database.TestDatabase;
import org.doudi.testing.DoudiTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every dataset has its table, and what the catalogue says of scope decides what is kept. */
@DoudiTest
@Import(Delivering.class)
class CatalogueTest {
    private static final String PERMITS = "id_no,name,origin,address,valid_to\n";

    @Autowired
    private Delivering delivering;

    @Autowired
    private TestDatabase testDatabase;

    private JdbcClient database;

    @BeforeEach
    void forget_earlier_deliveries() {
        database = testDatabase.asAdministrator();
        database.sql("TRUNCATE exchange.delivery, registry.household, registry.person CASCADE")
                .update();
        for (var dataset : Catalogue.read().datasets()) {
            database.sql("DELETE FROM " + dataset.table()).update();
        }
    }

    @Test
    void there_are_fifty_nine_datasets_each_with_a_table_under_row_level_security() {
        var datasets = Catalogue.read().datasets();

        assertThat(datasets).hasSize(59).extracting(Dataset::code).doesNotHaveDuplicates();
        assertThat(database.sql("""
                        SELECT relname FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
                        WHERE nspname = 'dataset' AND relkind = 'r' AND relrowsecurity AND relforcerowsecurity
                        """).query(String.class).list())
                .containsExactlyInAnyOrderElementsOf(
                        datasets.stream().map(Dataset::code).toList());
    }

    @Test
    void what_is_only_matched_is_kept_as_keyed_hashes_and_a_birth_date() {
        var delivery =
                delivering.deliver("residence_permit", PERMITS + permit(1, "安徽", "桥头 9 号") + permit(2, "河南", ""));
        var moved = delivering.deliver("residence_permit", PERMITS + permit(1, "安徽", "别处") + permit(3, "", ""));

        assertThat(delivery.counts()).isEqualTo(new Delivery.Counts(2, 2, 0, 0, 0, 0, 0, 0, 0));
        assertThat(moved.counts()).isEqualTo(new Delivery.Counts(2, 1, 1, 0, 0, 0, 0, 0, 0));
        assertThat(database.sql("SELECT count(*) FROM registry.person")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(database.sql("""
                        SELECT string_agg(column_name, ',' ORDER BY ordinal_position) FROM information_schema.columns
                        WHERE table_schema = 'dataset' AND table_name = 'residence_permit'
                        """).query(String.class).single())
                .isEqualTo("row_id,delivery_id,line,row_key,row_hash,superseded_by,id_index,name_index,birth");
        var kept = database.sql("SELECT t::text FROM dataset.residence_permit AS t").query(String.class).list().stream()
                .collect(Collectors.joining("\n"));
        assertThat(kept)
                .contains("1950-01-01")
                .doesNotContain(SamplePeople.id(1), SamplePeople.name(1), "安徽", "桥头", "河南");
    }

    @Test
    void a_wrong_number_in_a_row_to_be_matched_is_given_back() {
        var delivery = delivering.deliver(
                "hukou_population",
                "id_no,name,sex,birth,address,vital\n123,甲,男,,,\n%s,,男,,,\n%s,乙,男,昨天,,\n"
                        .formatted(SamplePeople.id(1), SamplePeople.id(2)));

        assertThat(delivery.counts().rejected()).isEqualTo(3);
        assertThat(delivering.reasons(delivery)).contains("身份证号", "姓名", "出生日期");
        assertThat(delivering.rejected(delivery)).doesNotContain(SamplePeople.id(1), "123", "乙");
    }

    @Test
    void a_marriage_is_kept_if_either_side_has_authorised_and_admits_nobody() {
        delivering.deliver("dibao_family", FAMILIES + family("F1", 1, "2099-12-31"));
        var marriages = "reg_no,husband_id_no,husband_name,wife_id_no,wife_name,type,date,registered_at\n"
                + "M1,%s,%s,%s,%s,离婚,2020-01-02,\n".formatted(id(5), name(5), id(1), name(1))
                + "M2,%s,%s,%s,%s,结婚,2020-01-02,\n".formatted(id(5), name(5), id(6), name(6));

        var delivery = delivering.deliver("marriage_registration", marriages);

        assertThat(delivery.counts()).isEqualTo(new Delivery.Counts(2, 1, 0, 0, 0, 1, 0, 0, 0));
        assertThat(database.sql("""
                        SELECT count(*) FROM dataset.marriage_registration
                        WHERE husband_person_id IS NULL AND wife_person_id IS NOT NULL
                        """).query(Long.class).single()).isEqualTo(1);
    }

    @Test
    void a_carer_without_a_name_who_is_unknown_is_left_out_and_the_row_is_kept() {
        var delivery = delivering.deliver(
                "tekun_person",
                "id_no,name,mode,adl_level,institution,carer_id_no,obligor_state,division,from,to,end_reason,"
                        + "authorisation_no,authorised_until\n%s,%s,分散供养,全自理,,%s,无,%s,2025-01-01,,,A9,2099-12-31\n"
                                .formatted(id(1), name(1), id(2), Delivering.VILLAGE));

        assertThat(delivery.counts()).isEqualTo(new Delivery.Counts(1, 1, 0, 0, 0, 0, 1, 0, 0));
        assertThat(database.sql("SELECT count(*) FROM dataset.tekun_person WHERE carer_person_id IS NULL")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(database.sql("SELECT authorisation_no FROM registry.authorisation")
                        .query(String.class)
                        .list())
                .containsExactly("A9");
    }

    @Test
    void a_patient_whom_nobody_knows_is_a_row_about_nobody() {
        var delivery = delivering.deliver(
                "emergency_disease",
                "case_no,id_no_or_unknown,name,hospital,admitted,amount,paid_by_fund\nE1,不详,,一院,2026-01-02,1200.5,\n");

        assertThat(delivery.counts()).isEqualTo(new Delivery.Counts(1, 1, 0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void times_and_areas_are_kept_exactly() {
        delivering.deliver("dibao_family", FAMILIES + family("F1", 1, "2099-12-31"));
        delivering.deliver(
                "traffic_accident",
                "accident_no,id_no,name,at,place,outcome,hospital_days,liability,insured,compensated,escaped\n"
                        + "T1,%s,%s,2026-11-20 07:45,路口,重伤,12,无责,是,否,否\n".formatted(id(1), name(1)));
        delivering.deliver(
                "real_estate",
                "cert_no,owner_id,owner_name,share,area,use,resettlement,acquired_on,address_division\n"
                        + "R1,%s,%s,1/2,85.3,住宅,否,2001-05-06,%s\n".formatted(id(1), name(1), Delivering.VILLAGE));

        assertThat(database.sql("SELECT \"at\"::text FROM dataset.traffic_accident")
                        .query(String.class)
                        .single())
                .isEqualTo("2026-11-20 07:45:00");
        assertThat(database.sql("SELECT area_hundredths FROM dataset.real_estate")
                        .query(Long.class)
                        .single())
                .isEqualTo(8530);
    }

    private static String permit(int n, String origin, String address) {
        return "%s,%s,%s,%s,2027-01-01\n".formatted(id(n), name(n), origin, address);
    }

    private static String id(int n) {
        return SamplePeople.id(n);
    }

    private static String name(int n) {
        return SamplePeople.name(n);
    }
}
