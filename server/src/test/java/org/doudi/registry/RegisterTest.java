package org.doudi.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.doudi.database.TestDatabase;
import org.doudi.registry.Families.Known;
import org.doudi.registry.Families.Line;
import org.doudi.testing.DoudiTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

@DoudiTest
@Import(Families.class)
class RegisterTest {
    private static final String ONE_VILLAGE = "320402001001";
    private static final String OTHER_VILLAGE = "320402001002";

    @Autowired
    private Families families;

    @Autowired
    private TestDatabase database;

    @Autowired
    @Qualifier("load")
    private JdbcClient load;

    private Known mother;
    private Known son;
    private String first;
    private String second;

    @BeforeEach
    void two_persons() {
        mother = families.person("陈秀英", LocalDate.of(1970, 3, 4));
        son = families.person("陈磊", LocalDate.of(2009, 5, 6));
        first = "R-" + UUID.randomUUID();
        second = "R-" + UUID.randomUUID();
    }

    @Test
    void a_family_new_in_the_register_is_opened_with_its_members() {
        var delivery = families.deliver(head(first, mother), child(first, son));

        assertThat(membersOf(first)).containsExactly("陈秀英 本人或户主", "陈磊 子");
        assertThat(changesBy(delivery)).containsExactly("members");
    }

    @Test
    void the_same_register_again_changes_nothing() {
        families.deliver(head(first, mother), child(first, son));
        var again = families.deliver(head(first, mother), child(first, son));

        assertThat(changesBy(again)).isEmpty();
        assertThat(memberships(first)).isEqualTo(2);
    }

    @Test
    void whoever_is_listed_in_another_family_leaves_the_first() {
        families.deliver(head(first, mother), child(first, son));
        var delivery = families.deliver(head(first, mother), head(second, son));

        assertThat(membersOf(first)).containsExactly("陈秀英 本人或户主");
        assertThat(membersOf(second)).containsExactly("陈磊 本人或户主");
        assertThat(changesBy(delivery)).contains("members");
        assertThat(memberships(first)).isEqualTo(2);
    }

    @Test
    void whoever_a_complete_family_does_not_list_any_more_has_left() {
        families.deliver(head(first, mother), child(first, son));
        families.deliver(head(first, mother));
        assertThat(membersOf(first)).hasSize(2);

        families.deliverComplete(head(first, mother));
        assertThat(membersOf(first)).containsExactly("陈秀英 本人或户主");
    }

    @Test
    void whoever_is_past_the_last_day_has_left_a_family_that_goes_on() {
        families.deliver(head(first, mother), child(first, son));
        families.deliver(head(first, mother), child(first, son).ended());

        assertThat(membersOf(first)).containsExactly("陈秀英 本人或户主");
    }

    @Test
    void a_family_no_longer_in_force_keeps_its_last_members() {
        families.deliver(head(first, mother), child(first, son));
        var delivery =
                families.deliver(head(first, mother).ended(), child(first, son).ended());

        assertThat(membersOf(first)).hasSize(2);
        assertThat(changesBy(delivery)).isEmpty();
    }

    @Test
    void a_benefit_that_one_member_has_alone_takes_nobody_out_of_a_family_whose_case_was_closed() {
        families.deliver(head(first, mother), child(first, son));
        families.deliverComplete(head(first, mother).ended(), child(first, son).ended());
        var delivery =
                families.deliver(head(first, mother).ended(), child(first, son).alone());

        assertThat(membersOf(first)).containsExactly("陈秀英 本人或户主", "陈磊 子");
        assertThat(changesBy(delivery)).isEmpty();
    }

    @Test
    void a_closed_family_first_heard_of_has_its_last_members_whoever_has_a_benefit_alone() {
        families.deliver(head(first, mother).ended(), child(first, son).alone());

        assertThat(membersOf(first)).containsExactly("陈秀英 本人或户主", "陈磊 子");
    }

    @Test
    void the_end_of_what_a_person_had_alone_takes_nobody_out() {
        families.deliver(head(first, mother).alone(), child(first, son).alone());
        families.deliver(head(first, mother).alone(), child(first, son).alone().ended());

        assertThat(membersOf(first)).containsExactly("陈秀英 本人或户主", "陈磊 子");
    }

    @Test
    void whoever_had_left_does_not_come_back_when_the_family_is_closed() {
        families.deliver(head(first, mother), child(first, son));
        families.deliverComplete(head(first, mother));
        families.deliver(head(first, mother).ended(), child(first, son).ended());

        assertThat(membersOf(first)).containsExactly("陈秀英 本人或户主");
    }

    @Test
    void a_line_past_its_last_day_takes_nobody_out_of_another_family() {
        families.deliver(head(second, son));
        families.deliver(head(first, mother).ended(), child(first, son).ended());

        assertThat(membersOf(first)).containsExactly("陈秀英 本人或户主");
        assertThat(membersOf(second)).containsExactly("陈磊 本人或户主");
    }

    @Test
    void a_person_listed_twice_belongs_to_the_family_named_first_however_often_it_is_delivered() {
        families.deliver(head(first, son), head(second, mother), child(second, son));
        var again = families.deliver(head(first, son), head(second, mother), child(second, son));

        assertThat(membersOf(first)).containsExactly("陈磊 本人或户主");
        assertThat(membersOf(second)).containsExactly("陈秀英 本人或户主");
        assertThat(changesBy(again)).isEmpty();
    }

    @Test
    void a_move_reaches_every_copy_of_the_divisions() {
        families.deliver(head(first, mother));
        families.deliver(new Line(first, mother, "本人或户主", OTHER_VILLAGE, ONE_VILLAGE, true));

        assertThat(load.sql("""
                                SELECT membership.living_division || ' ' || membership.hukou_division
                                FROM registry.membership JOIN registry.household USING (household_id)
                                WHERE register_no = :number
                                """).param("number", first).query(String.class).list())
                .containsExactly(OTHER_VILLAGE + " " + ONE_VILLAGE);
    }

    @Test
    void a_register_silent_about_the_dwelling_leaves_the_family_where_it_lives() {
        families.deliver(new Line(first, mother, "本人或户主", OTHER_VILLAGE, ONE_VILLAGE, true));
        families.deliver(new Line(first, mother, "本人或户主", null, ONE_VILLAGE, true));

        assertThat(load.sql("SELECT living_division FROM registry.household WHERE register_no = :number")
                        .param("number", first)
                        .query(String.class)
                        .single())
                .isEqualTo(OTHER_VILLAGE);
    }

    @Test
    void nobody_belongs_to_two_families_at_a_time() {
        families.deliver(head(first, mother), head(second, son));

        assertThatThrownBy(() -> load.sql("""
                                INSERT INTO registry.membership (household_id, living_division, hukou_division, person_id,
                                                                 relation_to_head, delivery_id, line)
                                SELECT household_id, living_division, hukou_division, :person, '子', gen_random_uuid(), 2
                                FROM registry.household WHERE register_no = :number
                                """)
                        .param("person", son.id())
                        .param("number", first)
                        .update())
                .isInstanceOf(DuplicateKeyException.class)
                .hasMessageContaining("membership_one_household_at_a_time");
    }

    @Test
    void an_authorisation_prolonged_is_noted_as_a_change_of_the_family() {
        families.deliver(head(first, mother));
        families.authorise("A-" + first, mother);
        families.authorise("A-" + first, mother);

        assertThat(load.sql("""
                                SELECT cause FROM registry.household_change JOIN registry.household USING (household_id)
                                WHERE register_no = :number ORDER BY seq
                                """).param("number", first).query(String.class).list())
                .containsExactly("members", "authorisation");
    }

    @Test
    void no_text_column_of_any_table_holds_a_plain_identity_number() {
        families.deliver(head(first, mother), child(first, son));
        var superuser = database.asAdministrator();
        var columns = superuser.sql("""
                        SELECT format('SELECT count(*) FROM %I.%I WHERE %I::text LIKE ''%%'' || :number || ''%%''',
                                      table_schema, table_name, column_name)
                        FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
                        WHERE table_type = 'BASE TABLE'
                          AND table_schema NOT IN ('pg_catalog', 'information_schema')
                          AND data_type IN ('text', 'character varying', 'jsonb', 'ARRAY')
                        """).query(String.class).list();

        assertThat(columns).hasSizeGreaterThan(30);
        for (var person : List.of(mother, son)) {
            assertThat(columns)
                    .allSatisfy(column -> assertThat(superuser
                                    .sql(column)
                                    .param("number", person.number().value())
                                    .query(Integer.class)
                                    .single())
                            .as(column)
                            .isZero());
        }
    }

    private static Line head(String household, Known person) {
        return Line.of(household, person, "本人或户主", ONE_VILLAGE);
    }

    private static Line child(String household, Known person) {
        return Line.of(household, person, "子", ONE_VILLAGE);
    }

    private List<String> membersOf(String registerNo) {
        return load.sql("""
                        SELECT full_name || ' ' || relation_to_head
                        FROM registry.household
                            JOIN registry.membership USING (household_id)
                            JOIN registry.person USING (person_id)
                        WHERE register_no = :number AND ended_at IS NULL
                        ORDER BY line
                        """).param("number", registerNo).query(String.class).list();
    }

    private int memberships(String registerNo) {
        return load.sql("""
                        SELECT count(*) FROM registry.household JOIN registry.membership USING (household_id)
                        WHERE register_no = :number
                        """).param("number", registerNo).query(Integer.class).single();
    }

    private List<String> changesBy(UUID delivery) {
        return load.sql("SELECT DISTINCT cause FROM registry.household_change WHERE delivery_id = :delivery")
                .param("delivery", delivery)
                .query(String.class)
                .list();
    }
}
