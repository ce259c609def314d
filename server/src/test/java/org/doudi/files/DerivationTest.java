package org.doudi.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.doudi.database.DueTasks;
import org.doudi.exchange.DeliveryLoaded;
import org.doudi.files.DatasetRows.Row;
import org.doudi.registry.Authorisations;
import org.doudi.registry.Families;
import org.doudi.registry.Families.Known;
import org.doudi.registry.Families.Line;
import org.doudi.testing.DoudiTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Each case has a family of its own; the datasets are those of the class, so only the first case opens them. */
@DoudiTest
@Import({Families.class, DatasetRows.class})
class DerivationTest {
    private static final String VILLAGE = "320402001001";
    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 24);
    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 24);

    @Autowired
    private Families families;

    @Autowired
    private DatasetRows datasets;

    @Autowired
    private Authorisations authorisations;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private DueTasks dueTasks;

    @Autowired
    private Derivation derivation;

    @Autowired
    @Qualifier("load")
    private JdbcClient load;

    @Autowired
    @Qualifier("engine")
    private JdbcClient engine;

    @Autowired
    @Qualifier("load")
    private PlatformTransactionManager loadTransactions;

    private Known head;
    private Known child;
    private String number;
    private UUID register;

    @BeforeEach
    void an_authorised_dibao_family() {
        head = families.person("周桂兰", LocalDate.of(1958, 2, 3));
        child = families.person("周小雨", LocalDate.of(2012, 9, 9));
        number = "D-" + UUID.randomUUID();
        families.authorise("A-" + number, head, child);
        register = deliverFamily(OCTOBER, null);
    }

    @Test
    void members_are_described_by_the_register_that_lists_them() {
        assertThat(of(head))
                .containsEntry("full_name", "\"周桂兰\"")
                .containsEntry("birth_date", "\"1958-02-03\"")
                .containsEntry("relation_to_head", "\"本人或户主\"")
                .containsEntry("is_coresident", "true")
                .containsEntry("exclusion_reason", "null")
                .containsEntry("vital_status", "\"在世\"");
        assertThat(of(child)).containsEntry("relation_to_head", "\"子\"");
    }

    @Test
    void the_family_register_tells_the_benefit_and_by_its_silence_what_only_civil_affairs_records() {
        assertThat(ofHousehold())
                .containsEntry("assistance_cert_no", "\"" + number + "\"")
                .containsEntry("covered_members", "2")
                .containsEntry("monthly_benefit", "123450")
                .containsEntry("benefit_from", "\"2024-03-01\"")
                .containsEntry("benefit_to", "null")
                .containsEntry("hukou_type", "\"城镇\"")
                .containsEntry("refuses_authorisation", "false")
                .containsEntry("gave_up_property", "false");
        assertThat(of(child))
                .containsEntry("support_income", "0")
                .containsEntry("exempt_income", "0")
                .containsEntry("work_cost_deduction", "0");
        assertThat(of(child)).doesNotContainKeys("business_income", "property_income", "bank_balance");
        assertThat(linesOf("support_income")).containsOnlyNulls();
    }

    @Test
    void the_register_of_persons_tells_place_class_and_identity() {
        datasets.deliver("hardship_person", OCTOBER, hardship(head, "低保", null), hardship(child, "低保", null));

        assertThat(ofHousehold())
                .containsEntry("living_address", "\"雕庄路1号\"")
                .containsEntry("living_division_code", "\"" + VILLAGE + "\"")
                .containsEntry("household_class", "\"低保\"");
        assertThat(of(head))
                .containsEntry("hukou_division_code", "\"" + VILLAGE + "\"")
                .containsEntry("assistance_category", "\"低保\"");
    }

    @Test
    void a_family_whose_last_day_has_passed_is_of_no_class_once_a_later_delivery_says_so() {
        datasets.deliver("hardship_person", OCTOBER, hardship(head, "低保", LocalDate.of(2026, 10, 30)));
        assertThat(ofHousehold()).containsEntry("household_class", "\"低保\"");

        datasets.deliver("hardship_person", NOVEMBER);
        assertThat(ofHousehold()).containsEntry("household_class", "\"其他\"");
        assertThat(of(head)).containsEntry("assistance_category", "null");
    }

    @Test
    void a_residents_pension_counts_without_its_basic_part_over_the_twelve_months_before() {
        openDatasets();
        for (int back = 0; back <= 13; back++) {
            datasets.deliver(
                    "pension_payment",
                    OCTOBER,
                    pension(head, LocalDate.of(2026, 10, 1).minusMonths(back), 300_00, 210_00));
        }

        assertThat(of(head)).containsEntry("transfer_income", "108000").containsEntry("pension_monthly", "30000");
    }

    @Test
    void wages_count_for_each_month_in_which_the_job_was_held() {
        openDatasets();
        datasets.deliver(
                "employment_registration",
                OCTOBER,
                job(head, LocalDate.of(2025, 1, 15), LocalDate.of(2025, 11, 3), 2_000_00),
                job(head, LocalDate.of(2026, 9, 20), null, 3_000_00));

        assertThat(of(head))
                .containsEntry("wage_income", String.valueOf(2 * 2_000_00 + 3_000_00))
                .containsEntry("employment_status", "\"在职\"");
    }

    @Test
    void an_authorised_person_without_a_row_has_nothing_and_the_newest_delivery_says_so() {
        openDatasets();

        assertThat(of(child)).containsEntry("wage_income", "0").containsEntry("transfer_income", "0");
        assertThat(linesOf("wage_income")).containsOnlyNulls();
        assertThat(of(child)).doesNotContainKey("employment_status");

        var newest = UUID.randomUUID();
        int changed = datasets.deliver(newest, "employment_registration", OCTOBER);
        assertThat(changed).isZero();
        assertThat(engine.sql(
                                "SELECT delivery_id FROM files_api.current_fact WHERE item = 'wage_income' AND person_id = :person")
                        .param("person", child.id())
                        .query(UUID.class)
                        .single())
                .isEqualTo(newest);
    }

    @Test
    void nothing_is_known_of_a_person_who_authorised_after_the_rows_were_turned_away() {
        openDatasets();
        var late = families.person("周建国", LocalDate.of(1955, 1, 1));
        var lateNumber = "D-" + UUID.randomUUID();
        var delivery = UUID.randomUUID();
        families.deliver(delivery, true, Line.of(lateNumber, late, "本人或户主", VILLAGE));
        families.authorise("A-" + lateNumber, late);
        datasets.deliver(delivery, "dibao_family", OCTOBER, family(lateNumber, null));

        assertThat(of(late)).containsKey("full_name").doesNotContainKeys("wage_income", "transfer_income");
    }

    @Test
    void files_sent_again_tell_of_the_person_who_authorised_since_once_all_of_them_came() {
        var whole = UUID.randomUUID();
        var changes = UUID.randomUUID();
        datasets.deliverComplete(whole, "pension_payment", OCTOBER);
        datasets.deliver(changes, "pension_payment", OCTOBER);
        var late = families.person("周建业", LocalDate.of(1955, 1, 1));
        families.deliver(UUID.randomUUID(), true, Line.of("L-" + number, late, "本人或户主", VILLAGE));
        families.authorise("L-" + number, late);

        datasets.deliverAgain(whole, "pension_payment");
        assertThat(of(late)).doesNotContainKey("transfer_income");

        datasets.deliverAgain(changes, "pension_payment");
        assertThat(of(late)).containsEntry("transfer_income", "0");
        assertThat(load.sql("SELECT as_of FROM files_api.newest_delivery WHERE dataset = 'pension_payment'")
                        .query(LocalDate.class)
                        .single())
                .isEqualTo(OCTOBER);
    }

    @Test
    void a_withdrawn_authorisation_hides_income_at_once() {
        openDatasets();
        assertThat(of(head)).containsKey("wage_income");

        new TransactionTemplate(loadTransactions)
                .executeWithoutResult(status -> authorisations.withdraw("A-" + number));

        assertThat(of(head))
                .doesNotContainKeys("wage_income", "transfer_income")
                .containsKey("full_name");
    }

    @Test
    void whoever_has_no_certificate_is_known_to_have_no_disability() {
        openDatasets();
        datasets.deliver("disability_cert", OCTOBER, card(head, "肢体", 2, "新办"));

        assertThat(of(head)).containsEntry("disability_type", "\"肢体\"").containsEntry("disability_grade", "2");
        assertThat(of(child)).containsEntry("disability_type", "null").containsEntry("disability_grade", "null");
    }

    @Test
    void a_cancelled_certificate_ends_the_disability() {
        openDatasets();
        datasets.deliver("disability_cert", OCTOBER, card(head, "肢体", 2, "新办"));
        datasets.deliver("disability_cert", NOVEMBER, card(head, "肢体", 2, "注销"));

        assertThat(of(head)).containsEntry("disability_type", "null").containsEntry("disability_cert_until", "null");
    }

    @Test
    void a_changed_value_supersedes_the_old_and_the_unchanged_stay() {
        long before = currentFactIds().size();
        var kept = currentFactIds();

        datasets.deliver("dibao_family", OCTOBER, family(number, null).with("benefit_month_cents", 200_000L));

        assertThat(ofHousehold()).containsEntry("monthly_benefit", "200000");
        assertThat(currentFactIds()).hasSize((int) before);
        assertThat(currentFactIds().stream().filter(kept::contains).count()).isEqualTo(before - 1);
        assertThat(load.sql("""
                                SELECT value::text FROM files.fact JOIN registry.household USING (household_id)
                                WHERE register_no = :number AND item = 'monthly_benefit' AND superseded_at IS NOT NULL
                                """).param("number", number).query(String.class).list())
                .containsExactly("123450");
    }

    @Test
    void deriving_again_changes_nothing_and_says_so_to_nobody() {
        var before = currentFactIds();
        long changes = changesOfFacts();

        assertThat(derivation.derive(register)).isZero();
        assertThat(currentFactIds()).containsExactlyElementsOf(before);
        assertThat(changesOfFacts()).isEqualTo(changes);
    }

    @Test
    void a_family_is_told_of_once_a_delivery() {
        assertThat(load.sql("""
                                SELECT count(*) FROM registry.household_change JOIN registry.household USING (household_id)
                                WHERE register_no = :number AND cause = 'facts' AND delivery_id = :delivery
                                """)
                        .param("number", number)
                        .param("delivery", register)
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void whoever_moves_to_another_family_takes_the_facts_along() {
        openDatasets();
        var other = "D-" + UUID.randomUUID();
        var delivery = UUID.randomUUID();
        families.deliver(delivery, true, Line.of(other, child, "本人或户主", VILLAGE));
        datasets.deliver(delivery, "dibao_family", OCTOBER, family(other, null));

        assertThat(engine.sql("SELECT DISTINCT household_id FROM files_api.current_fact WHERE person_id = :person")
                        .param("person", child.id())
                        .query(UUID.class)
                        .list())
                .containsExactly(families.household(other));
        assertThat(of(child)).containsEntry("wage_income", "0").containsEntry("relation_to_head", "\"本人或户主\"");
    }

    @Test
    void a_benefit_runs_from_its_first_to_its_last_day() {
        assertThat(runningBenefits()).containsExactly(123_450L);

        datasets.deliver("dibao_family", OCTOBER, family(number, LocalDate.of(2026, 1, 31)));
        assertThat(runningBenefits()).isEmpty();
    }

    @Test
    void payments_of_the_members_are_one_line_a_month_with_the_state_that_went_least_well() {
        datasets.deliver("dibao_payment", OCTOBER, payment(head, 600_00, "已发放"), payment(child, 600_00, "发放失败"));

        assertThat(load.sql("""
                                SELECT amount_cents || ' ' || persons || ' ' || status
                                FROM files.payment JOIN registry.household USING (household_id)
                                WHERE register_no = :number
                                """).param("number", number).query(String.class).list())
                .containsExactly("120000 2 发放失败");
    }

    @Test
    void the_work_is_planned_with_the_delivery_or_not_at_all() {
        var broken = UUID.randomUUID();
        new TransactionTemplate(loadTransactions).executeWithoutResult(status -> {
            events.publishEvent(new DeliveryLoaded(broken, "dibao_family", OCTOBER, Optional.empty()));
            status.setRollbackOnly();
        });
        var whole = UUID.randomUUID();
        new TransactionTemplate(loadTransactions)
                .executeWithoutResult(status ->
                        events.publishEvent(new DeliveryLoaded(whole, "dibao_family", OCTOBER, Optional.empty())));

        assertThat(load.sql("SELECT task_instance FROM database.scheduled_tasks WHERE task_name = 'files.derive'")
                        .query(String.class)
                        .list())
                .contains(whole.toString())
                .doesNotContain(broken.toString());
        dueTasks.run();
        assertThat(load.sql("SELECT derived_at IS NOT NULL FROM files.delivery WHERE delivery_id = :delivery")
                        .param("delivery", whole)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    /** Datasets delivered completely after the authorisation of the case's family, which has no row in them. */
    private void openDatasets() {
        for (var dataset : List.of("pension_payment", "employment_registration", "disability_cert")) {
            datasets.deliverComplete(dataset, OCTOBER);
        }
    }

    private UUID deliverFamily(LocalDate asOf, @Nullable LocalDate ended) {
        var delivery = UUID.randomUUID();
        families.deliver(delivery, true, Line.of(number, head, "本人或户主", VILLAGE), Line.of(number, child, "子", VILLAGE));
        datasets.deliver(delivery, "dibao_family", asOf, family(number, ended));
        return delivery;
    }

    private Row family(String certificate, @Nullable LocalDate ended) {
        return Row.of("dibao_family", certificate)
                .with("cert_no", certificate)
                .with("covered_members", 2)
                .with("benefit_month_cents", 123_450L)
                .with("hukou_type", "城镇")
                .with("division", VILLAGE)
                .with("from", LocalDate.of(2024, 3, 1))
                .with("to", ended)
                .with("authorisation_no", "A-" + certificate)
                .with("authorised_until", LocalDate.of(2027, 6, 30));
    }

    private Row hardship(Known person, String category, @Nullable LocalDate ended) {
        return Row.of("hardship_person", person.id().toString())
                .with("person_id", person.id())
                .with("category", category)
                .with("household_cert_no", number)
                .with("relation_to_head", person.equals(head) ? "本人或户主" : "子")
                .with("living_address", "雕庄路1号")
                .with("living_division", VILLAGE)
                .with("hukou_division", VILLAGE)
                .with("from", LocalDate.of(2024, 3, 1))
                .with("to", ended);
    }

    private static Row pension(Known person, LocalDate month, long amount, long basic) {
        return Row.of("pension_payment", person.id() + "|" + month)
                .with("person_id", person.id())
                .with("month", month)
                .with("type", "城乡居民")
                .with("amount_cents", amount)
                .with("basic_part_cents", basic);
    }

    private static Row job(Known person, LocalDate start, @Nullable LocalDate end, long wage) {
        return Row.of("employment_registration", person.id() + "|" + start)
                .with("person_id", person.id())
                .with("start", start)
                .with("end", end)
                .with("wage_base_month_cents", wage)
                .with("pension_scheme", "职工养老");
    }

    private static Row card(Known person, String type, int grade, String change) {
        return Row.of("disability_cert", person.id().toString())
                .with("person_id", person.id())
                .with("type", type)
                .with("grade", grade)
                .with("change", change)
                .with("issued_on", LocalDate.of(2020, 5, 1))
                .with("first_on", LocalDate.of(2010, 5, 1))
                .with("until", LocalDate.of(2030, 4, 30));
    }

    private Row payment(Known person, long amount, String status) {
        return Row.of("dibao_payment", person.id() + "|2026-10")
                .with("person_id", person.id())
                .with("month", LocalDate.of(2026, 10, 1))
                .with("cert_no", number)
                .with("amount_cents", amount)
                .with("status", status);
    }

    private Map<String, String> of(Known person) {
        return engine
                .sql("SELECT item, value::text FROM files_api.current_fact WHERE person_id = :person")
                .param("person", person.id())
                .query((row, at) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Map<String, String> ofHousehold() {
        return engine
                .sql("""
                        SELECT item, value::text FROM files_api.current_fact
                        WHERE household_id = :household AND person_id IS NULL
                        """)
                .param("household", families.household(number))
                .query((row, at) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private List<Integer> linesOf(String item) {
        return engine.sql("SELECT line FROM files_api.current_fact WHERE household_id = :household AND item = :item")
                .param("household", families.household(number))
                .param("item", item)
                .query(Integer.class)
                .list();
    }

    private List<Long> runningBenefits() {
        return engine.sql("SELECT monthly_cents FROM files_api.running_benefit WHERE household_id = :household")
                .param("household", families.household(number))
                .query(Long.class)
                .list();
    }

    private List<UUID> currentFactIds() {
        return load.sql("""
                        SELECT fact_id FROM files.fact
                        WHERE household_id = :household AND superseded_at IS NULL ORDER BY fact_id
                        """)
                .param("household", families.household(number))
                .query(UUID.class)
                .list();
    }

    private long changesOfFacts() {
        return load.sql("SELECT count(*) FROM registry.household_change WHERE cause = 'facts'")
                .query(Long.class)
                .single();
    }
}
