package org.doudi.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doudi.exchange.Delivering.FAMILIES;
import static org.doudi.exchange.Delivering.PAYMENTS;
import static org.doudi.exchange.Delivering.PENSIONS;
import static org.doudi.exchange.Delivering.PERSONS;
import static org.doudi.exchange.Delivering.family;
import static org.doudi.exchange.Delivering.payment;
import static org.doudi.exchange.Delivering.pension;
import static org.doudi.exchange.Delivering.person;

import jakarta.servlet.Filter;
import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.doudi.access.Accounts;
import org.doudi.access.Accounts.NewAccount;
import org.doudi.access.Role;
import org.doudi.kernel.DivisionCode;
import org.doudi.testing.DoudiTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Each case pays in a month of its own, so that what earlier cases stored is no answer to it. */
@DoudiTest
@Import(Delivering.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LinkingTest {
    private static final String PASSWORD = "right password";
    private static final int KNOWN = 12;

    @Autowired
    private WebApplicationContext context;

    @Autowired
    @Qualifier("springSecurityFilterChain")
    private Filter security;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Delivering delivering;

    @Autowired
    private Loading loading;

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private Undoing undoing;

    @Autowired
    @Qualifier("load")
    private JdbcClient load;

    private MockMvcTester web;
    private Cookie officer;
    private Cookie clerk;
    private int month;
    private String now;

    @BeforeAll
    void known_families_a_data_officer_and_a_clerk() {
        web = MockMvcTester.create(
                MockMvcBuilders.webAppContextSetup(context).addFilters(security).build());
        accounts.add(new NewAccount("linker", "文小满", Role.DATA_OFFICER, DivisionCode.of("3204"), false), PASSWORD);
        accounts.add(
                new NewAccount("nolinker", "何处暑", Role.VILLAGE_CLERK, new DivisionCode(Delivering.VILLAGE), false),
                PASSWORD);
        officer = signIn("linker");
        clerk = signIn("nolinker");
        delivering.deliver(
                "hardship_person",
                PERSONS
                        + IntStream.range(0, KNOWN)
                                .mapToObj(n -> person(n, "K" + n, "本人或户主"))
                                .collect(Collectors.joining()));
        delivering.deliver("dibao_family", FAMILIES + family("K1", 1, "2099-12-31"));
    }

    @BeforeEach
    void a_new_month() {
        now = "2024-%02d".formatted(++month);
    }

    @Test
    void a_number_of_fifteen_digits_is_raised_to_eighteen() {
        var id = SamplePeople.id(2);
        var old = id.substring(0, 6) + id.substring(8, 17);

        assertThat(pay(payment(2, now, "100").replace(id, old)).counts().stored())
                .isEqualTo(1);
        assertThat(paidTo(2)).isEqualTo(1);
    }

    @Test
    void one_wrong_character_in_the_number_beside_the_right_name_is_recognised() {
        var id = SamplePeople.id(3);
        var wrong = id.substring(0, 17) + (id.endsWith("1") ? "2" : "1");
        var exchanged = SamplePeople.id(4);
        exchanged = exchanged.substring(0, 14) + exchanged.charAt(15) + exchanged.charAt(14) + exchanged.substring(16);

        var delivery = pay(payment(3, now, "100").replace(id, wrong)
                + payment(4, now, "100").replace(SamplePeople.id(4), exchanged));

        assertThat(delivery.counts().recognised()).isEqualTo(exchanged.equals(SamplePeople.id(4)) ? 1 : 2);
        assertThat(paidTo(3)).isEqualTo(1);
        assertThat(paidTo(4)).isEqualTo(1);
    }

    @Test
    void a_wrong_number_beside_another_name_is_given_back() {
        var id = SamplePeople.id(3);
        var wrong = id.substring(0, 17) + (id.endsWith("1") ? "2" : "1");

        var delivery = pay(payment(3, now, "100").replace(id, wrong).replace(SamplePeople.name(3), "何人知"));

        assertThat(delivery.counts().rejected()).isEqualTo(1);
        assertThat(delivery.counts().forReview()).isZero();
    }

    @Test
    void spellings_of_a_name_are_the_same_name() {
        var row = payment(5, now, "100");

        assertThat(pay(row.replace(
                                SamplePeople.name(5),
                                "張 " + SamplePeople.name(5).substring(1)))
                        .counts()
                        .stored())
                .isEqualTo(1);
        assertThat(paidTo(5)).isEqualTo(1);
    }

    @Test
    void a_number_under_another_name_waits_until_somebody_says_whose_it_is() {
        var asked = pay(payment(6, now, "100").replace(SamplePeople.name(6), "张改名"));
        assertThat(asked.counts().forReview()).isEqualTo(1);
        assertThat(paidTo(6)).isZero();

        var review = reviewOf(asked);
        assertThat(web.get().uri("/reviews").cookie(officer))
                .hasStatusOk()
                .bodyText()
                .contains(review, "姓名不同");
        assertThat(web.get().uri("/reviews").cookie(officer, new Cookie("doudi_language", "en")))
                .bodyText()
                .contains("the name differs", "Dibao payments")
                .doesNotContain("姓名不同");
        assertThat(web.get().uri("/reviews/" + review).cookie(officer))
                .hasStatusOk()
                .bodyText()
                .contains("张改名", SamplePeople.name(6), "就是这一位")
                .doesNotContain(SamplePeople.id(6));
        assertThat(post("/reviews/" + review + "/decide", "person", idOf(6))).hasStatus3xxRedirection();
        loadEverything();

        assertThat(paidTo(6)).isEqualTo(1);
        assertThat(pay(payment(6, "2023-01", "100").replace(SamplePeople.name(6), "张改名"))
                        .counts()
                        .stored())
                .as("the decision answers for later rows")
                .isEqualTo(1);
    }

    @Test
    void a_decision_is_taken_back_after_what_it_brought() {
        var review = reviewOf(pay(payment(7, now, "100").replace(SamplePeople.name(7), "张错名")));
        post("/reviews/" + review + "/decide", "person", idOf(7));
        loadEverything();
        assertThat(paidTo(7)).isEqualTo(1);

        assertThat(post("/reviews/" + review + "/reopen", "none", "")).hasStatus(409);
        takeBack(load.sql("SELECT supplement FROM exchange.review WHERE review_id = :review::uuid")
                .param("review", review)
                .query(UUID.class)
                .single());
        assertThat(post("/reviews/" + review + "/reopen", "none", "")).hasStatus3xxRedirection();

        assertThat(paidTo(7)).isZero();
        assertThat(pay(payment(7, "2023-02", "100").replace(SamplePeople.name(7), "张错名"))
                        .counts()
                        .forReview())
                .isEqualTo(1);
    }

    @Test
    void one_number_and_name_in_two_datasets_is_one_question_with_one_answer() {
        long open = openQuestions();
        var paid = pay(payment(1, now, "100").replace(SamplePeople.name(1), "张两处"));
        delivering.deliver("pension_payment", PENSIONS + pension(1, now, "88").replace(SamplePeople.name(1), "张两处"));
        var review = reviewOf(paid);

        assertThat(openQuestions()).isEqualTo(open + 1);
        assertThat(web.get().uri("/reviews").cookie(officer))
                .bodyText()
                .contains("待核对 " + (open + 1) + " 项", "2 个数据集")
                .containsOnlyOnce("张两处");

        post("/reviews/" + review + "/decide", "person", idOf(1));
        loadEverything();
        assertThat(openQuestions()).isEqualTo(open);
        assertThat(paidTo(1)).isEqualTo(1);
        var supplements = load.sql("SELECT DISTINCT supplement FROM exchange.review WHERE person_id = :person::uuid")
                .param("person", idOf(1))
                .query(UUID.class)
                .list();
        assertThat(supplements).hasSize(2);

        takeBack(supplements.getFirst());
        assertThat(post("/reviews/" + review + "/reopen", "none", "")).hasStatus(409);
        takeBack(supplements.getLast());
        assertThat(post("/reviews/" + review + "/reopen", "none", "")).hasStatus3xxRedirection();
        assertThat(openQuestions()).isEqualTo(open + 1);
    }

    private long openQuestions() {
        return load.sql("SELECT count(DISTINCT alias) FROM exchange.review WHERE decision IS NULL")
                .query(Long.class)
                .single();
    }

    @Test
    void rows_of_nobody_are_passed_over_from_then_on() {
        var review = reviewOf(pay(payment(8, now, "100").replace(SamplePeople.name(8), "张路人")));
        post("/reviews/" + review + "/decide", "person", "nobody");

        var later = pay(payment(8, "2023-03", "100").replace(SamplePeople.name(8), "张路人"));

        assertThat(later.counts().outsideScope()).isEqualTo(1);
        assertThat(paidTo(8)).isZero();
    }

    @Test
    void income_of_somebody_who_did_not_authorise_is_not_kept_for_a_question() {
        var delivery = delivering.deliver(
                "pension_payment",
                PENSIONS
                        + pension(1, now, "100").replace(SamplePeople.name(1), "张甲名")
                        + pension(9, now, "100").replace(SamplePeople.name(9), "张乙名"));

        assertThat(delivery.counts().forReview()).isEqualTo(1);
        assertThat(load.sql("SELECT line FROM exchange.review WHERE delivery_id = :delivery")
                        .param("delivery", delivery.id())
                        .query(Long.class)
                        .list())
                .isEqualTo(List.of(2L));
    }

    @Test
    void a_register_keeps_what_it_has_of_somebody_in_question() {
        var register = PERSONS
                + IntStream.range(0, KNOWN)
                        .mapToObj(n -> person(n, "K" + n, "本人或户主"))
                        .collect(Collectors.joining())
                        .replace(SamplePeople.name(10), "张谁");

        var delivery = delivering.deliver("hardship_person", register);

        assertThat(delivery.counts().forReview()).isEqualTo(1);
        assertThat(delivery.counts().superseded()).isZero();
    }

    @Test
    void a_decision_about_a_rounded_number_answers_for_the_same_birth_date_only() {
        var asked = delivering.deliver("hardship_person", registerWithRounded("1950-01-01"));
        assertThat(asked.counts().forReview()).isEqualTo(1);
        post("/reviews/" + reviewOf(asked) + "/decide", "person", idOf(9));
        loadEverything();

        var again = delivering.deliver("hardship_person", registerWithRounded("1950/1/1"));
        assertThat(again.counts().recognised()).isEqualTo(1);
        assertThat(again.counts().forReview()).isZero();
        var other = delivering.deliver("hardship_person", registerWithRounded("1961-05-05"));
        assertThat(other.counts().recognised()).isZero();
        assertThat(other.counts().rejected()).isEqualTo(1);
    }

    private static String registerWithRounded(String birth) {
        var known = SamplePeople.id(9) + "," + SamplePeople.name(9) + ",,";
        return PERSONS
                + IntStream.range(0, KNOWN)
                        .mapToObj(n -> person(n, "K" + n, "本人或户主"))
                        .collect(Collectors.joining())
                        .replace(known, "3.20499E+17," + SamplePeople.name(9) + "," + birth + ",");
    }

    @Test
    void a_clerk_sees_no_question() {
        var review = reviewOf(pay(payment(11, now, "100").replace(SamplePeople.name(11), "张某某")));

        assertThat(web.get().uri("/reviews").cookie(clerk)).hasStatus(403);
        assertThat(web.get().uri("/reviews/" + review).cookie(clerk)).hasStatus(403);
    }

    private Delivery pay(String rows) {
        return delivering.deliver("dibao_payment", PAYMENTS + rows);
    }

    private long paidTo(int n) {
        return load.sql("""
                        SELECT count(*) FROM dataset.dibao_payment
                        WHERE person_id = :person::uuid AND superseded_by IS NULL AND month = :month::date
                        """)
                .param("person", idOf(n))
                .param("month", now + "-01")
                .query(Long.class)
                .single();
    }

    private String idOf(int n) {
        return load.sql("SELECT person_id FROM registry.person WHERE full_name = :name")
                .param("name", SamplePeople.name(n))
                .query(String.class)
                .single();
    }

    private String reviewOf(Delivery delivery) {
        return load.sql("SELECT review_id FROM exchange.review WHERE delivery_id = :delivery")
                .param("delivery", delivery.id())
                .query(String.class)
                .single();
    }

    private void loadEverything() {
        for (var waiting : load.sql("SELECT delivery_id FROM exchange.delivery WHERE state = 'received'")
                .query(UUID.class)
                .list()) {
            loading.loadUntilEnded(waiting);
            assertThat(deliveries.find(waiting).orElseThrow().state()).isEqualTo(Delivery.State.LOADED);
        }
    }

    private void takeBack(UUID delivery) {
        assertThat(web.post()
                        .uri("/deliveries/" + delivery + "/undo")
                        .param("reason", "认错了人")
                        .param("sure", "true")
                        .cookie(officer)
                        .with(SecurityMockMvcRequestPostProcessors.csrf()))
                .hasStatus3xxRedirection();
        load.sql("SELECT undo_id FROM exchange.delivery_undo WHERE delivery_id = :delivery AND ended_at IS NULL")
                .param("delivery", delivery)
                .query(UUID.class)
                .list()
                .forEach(undoing::answer);
        assertThat(deliveries.find(delivery).orElseThrow().state()).isEqualTo(Delivery.State.UNDONE);
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult post(String path, String name, String value) {
        return web.post()
                .uri(path)
                .param(name, value)
                .cookie(officer)
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .exchange();
    }

    private Cookie signIn(String name) {
        var result = web.post()
                .uri("/sign-in")
                .param("name", name)
                .param("password", PASSWORD)
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .exchange();
        return Objects.requireNonNull(result.getResponse().getCookie("doudi_session"));
    }
}
