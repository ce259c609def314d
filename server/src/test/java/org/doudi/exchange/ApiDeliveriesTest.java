package org.doudi.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.doudi.access.CurrentActor;
import org.doudi.access.Role;
import org.doudi.database.DueTasks;
import org.doudi.database.TestDatabase;
import org.doudi.testing.DoudiTest;
import org.doudi.testing.TestPages;
import org.doudi.testing.TestPeople;
import org.doudi.testing.TestPeople.Colleague;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;

/** What a department's system does with its token, and what it cannot. */
@DoudiTest
@AutoConfigureMockMvc
@Import({Dump.class, TestPeople.class, TestPages.class})
class ApiDeliveriesTest {
    private static final Pattern TOKEN = Pattern.compile("id=\"made-token\">([^<]+)<");
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
    private static final String WAY_IN = "/api/datasets/dibao_payment/deliveries";
    private static final String CONTENT =
            Delivering.PAYMENTS + Delivering.payment(1, "2026-10", "100") + Delivering.payment(2, "never", "1");

    @Autowired
    private MockMvc server;

    @Autowired
    private TestPeople people;

    @Autowired
    private TestPages pages;

    @Autowired
    private DueTasks dueTasks;

    @Autowired
    private Dump dump;

    @Autowired
    private TestDatabase testDatabase;

    private JdbcClient database;
    private Colleague administrator;

    @BeforeEach
    void an_administrator() {
        dueTasks.run();
        dump.forget();
        database = testDatabase.asAdministrator();
        database.sql("TRUNCATE exchange.api_token CASCADE").update();
        administrator = people.colleague(Role.SYSTEM_ADMINISTRATOR, "320400000000");
    }

    @Test
    void a_file_is_delivered_and_asked_about() {
        var token = token("2027-01-01", true, true);

        var sent = answer(post(WAY_IN + "?as_of=2026-11-20&file_name=十月.csv")
                .header("Authorization", "Bearer " + token)
                .contentType("text/csv")
                .content(CONTENT.getBytes(StandardCharsets.UTF_8)));
        dueTasks.run();
        var asked = answer(get("/api/deliveries/" + id(sent)).header("Authorization", "Bearer " + token));
        var rejected =
                answer(get("/api/deliveries/" + id(sent) + "/rejected").header("Authorization", "Bearer " + token));

        assertThat(sent.getStatus()).isEqualTo(202);
        assertThat(sent.getHeader("Location")).isEqualTo("/api/deliveries/" + id(sent));
        assertThat(TestPages.text(asked))
                .contains("\"state\":\"loaded\"", "\"rows_read\":2", "\"rows_accepted\":1", "\"rows_rejected\":1")
                .contains("\"as_of\":\"2026-11-20\"", "\"rejected\":\"/api/deliveries/" + id(sent) + "/rejected\"");
        assertThat(TestPages.text(rejected)).contains("原因", "never");
        assertThat(asked.getHeader("Set-Cookie")).isNull();
    }

    @Test
    void a_file_is_delivered_as_part_of_a_form() {
        var sent = answer(multipart(WAY_IN)
                .file(new MockMultipartFile("file", "a.csv", "text/csv", CONTENT.getBytes(StandardCharsets.UTF_8)))
                .header("Authorization", "Bearer " + token("2027-01-01", true, true)));

        assertThat(sent.getStatus()).isEqualTo(202);
        assertThat(number("SELECT count(*) FROM exchange.delivery WHERE file_name = 'a.csv'"))
                .isEqualTo(1);
    }

    @Test
    void a_hundred_requests_at_once_under_one_key_are_one_delivery() throws Exception {
        var token = token("2027-01-01", true, true);
        var ids = new HashSet<String>();
        try (var threads = Executors.newFixedThreadPool(16)) {
            var answers = new ArrayList<Future<MockHttpServletResponse>>();
            for (int i = 0; i < 100; i++) {
                answers.add(threads.submit(() -> answer(post(WAY_IN)
                        .header("Authorization", "Bearer " + token)
                        .header("Idempotency-Key", "2026-10/1")
                        .contentType("text/csv")
                        .content(CONTENT.getBytes(StandardCharsets.UTF_8)))));
            }
            for (var answer : answers) {
                assertThat(answer.get().getStatus()).isEqualTo(202);
                ids.add(id(answer.get()));
            }
        }

        assertThat(ids).hasSize(1);
        assertThat(number("SELECT count(*) FROM exchange.delivery")).isEqualTo(1);
    }

    @Test
    void a_key_that_stands_for_another_file_is_a_mistake() {
        var token = token("2027-01-01", true, true);
        send(token, "k1", CONTENT);

        var other = send(token, "k1", CONTENT + Delivering.payment(3, "2026-10", "1"));

        assertProblem(other, 422, "key_reused");
        assertThat(number("SELECT count(*) FROM exchange.delivery")).isEqualTo(1);
    }

    @Test
    void without_a_live_token_nothing_is_answered() {
        assertProblem(answer(post(WAY_IN).contentType("text/csv").content(CONTENT)), 401, "no_token");
        assertProblem(send("doudi_wrong", "k", CONTENT), 401, "unknown_token");

        var token = token("2027-01-01", true, true);
        var id = database.sql("SELECT token_id::text FROM exchange.api_token")
                .query(String.class)
                .single();
        pages.send(administrator, "/tokens", "/tokens/" + id + "/revoke", Map.of());
        assertProblem(send(token, "k", CONTENT), 401, "unknown_token");

        var old = token("2027-01-01", true, true);
        database.sql("UPDATE exchange.api_token SET valid_until = '2026-11-23'").update();
        assertProblem(send(old, "k", CONTENT), 401, "unknown_token");
        assertThat(number("SELECT count(*) FROM exchange.delivery")).isZero();
    }

    @Test
    void a_token_opens_what_it_was_made_for_and_nothing_else() {
        var reader = token("2027-01-01", false, true);
        var writer = token("2027-01-01", true, false);
        var sent = send(writer, "k", CONTENT);

        assertProblem(send(reader, "k", CONTENT), 403, "not_for_dataset");
        assertProblem(
                answer(post("/api/datasets/pension_payment/deliveries")
                        .header("Authorization", "Bearer " + writer)
                        .contentType("text/csv")
                        .content(CONTENT)),
                403,
                "not_for_dataset");
        assertProblem(
                answer(get("/api/deliveries/" + id(sent)).header("Authorization", "Bearer " + writer)),
                403,
                "not_to_read");
        assertThat(answer(get("/deliveries").header("Authorization", "Bearer " + reader))
                        .getStatus())
                .isEqualTo(302);
        assertThat(answer(get("/households").header("Authorization", "Bearer " + reader))
                        .getStatus())
                .isEqualTo(302);
    }

    @Test
    void a_session_opens_nothing_here() {
        var officer = people.colleague(Role.DATA_OFFICER, "320400000000");
        assertProblem(
                answer(post(WAY_IN)
                        .cookie(new jakarta.servlet.http.Cookie(CurrentActor.COOKIE, officer.token()))
                        .contentType("text/csv")
                        .content(CONTENT)),
                401,
                "no_token");
    }

    @Test
    void what_is_wrong_with_a_request_is_said_in_both_languages() {
        var token = token("2027-01-01", true, true);
        assertProblem(
                answer(post("/api/datasets/nothing/deliveries")
                        .header("Authorization", "Bearer " + token)
                        .contentType("text/csv")
                        .content(CONTENT)),
                404,
                "no_dataset");
        assertProblem(
                answer(get("/api/deliveries/123").header("Authorization", "Bearer " + token)), 404, "no_delivery");
        var english = answer(get("/api/deliveries/123")
                .header("Authorization", "Bearer " + token)
                .header("Accept-Language", "en"));
        assertThat(TestPages.text(english)).contains("There is no such delivery among the token's datasets.");
        assertProblem(
                answer(post(WAY_IN)
                        .header("Authorization", "Bearer " + token)
                        .contentType("application/x-www-form-urlencoded")
                        .content(CONTENT)),
                415,
                "form_body");
        assertProblem(send(token, "a b", CONTENT), 400, "bad_key");
    }

    @Test
    void a_token_is_shown_once_kept_as_a_hash_and_made_by_the_administrator_alone() {
        var token = token("2027-01-01", true, true);

        assertThat(TestPages.text(pages.open(administrator, "/tokens"))).doesNotContain(token);
        assertThat(database.sql("SELECT t::text FROM exchange.api_token AS t")
                        .query(String.class)
                        .list())
                .noneMatch(row -> row.contains(token));
        assertThat(number("SELECT count(*) FROM audit.entry WHERE action = 'token.make'"))
                .isPositive();
        var officer = people.colleague(Role.DATA_OFFICER, "320400000000");
        assertThat(pages.open(officer, "/tokens").getStatus()).isEqualTo(403);
    }

    private MockHttpServletResponse send(String token, String key, String content) {
        return answer(post(WAY_IN)
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", key)
                .contentType("text/csv")
                .content(content.getBytes(StandardCharsets.UTF_8)));
    }

    /** Made on the page. */
    private String token(String until, boolean deliver, boolean read) {
        var shown = pages.send(
                administrator,
                "/tokens",
                "/tokens",
                Map.of(
                        "name",
                        "医保局接口",
                        "datasets",
                        "dibao_payment",
                        "deliver",
                        Boolean.toString(deliver),
                        "read",
                        Boolean.toString(read),
                        "validUntil",
                        until));
        var found = TOKEN.matcher(TestPages.text(shown));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private MockHttpServletResponse answer(RequestBuilder request) {
        try {
            return server.perform(request).andReturn().getResponse();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static void assertProblem(MockHttpServletResponse answer, int status, String code) {
        assertThat(answer.getStatus()).as(TestPages.text(answer)).isEqualTo(status);
        assertThat(answer.getContentType()).startsWith("application/problem+json");
        assertThat(TestPages.text(answer)).contains("\"code\":\"" + code + "\"", "\"detail\":\"");
    }

    private static String id(MockHttpServletResponse answer) {
        var found = ID.matcher(TestPages.text(answer));
        assertThat(found.find()).as(TestPages.text(answer)).isTrue();
        return found.group(1);
    }

    private long number(String sql) {
        return database.sql(sql).query(Long.class).single();
    }
}
