package org.doudi.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.doudi.policy.ItemRef;
import org.doudi.policy.questions.QuestionReader;
import org.doudi.policy.questions.Questions;
import org.doudi.policy.questions.SheetReader;
import org.doudi.policy.value.Value;
import org.doudi.programmes.BookInUse;
import org.doudi.testing.DoudiTest;
import org.doudi.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.util.HtmlUtils;

/** Somebody without an account answers question after question, and takes the answers along. */
@DoudiTest
@AutoConfigureMockMvc
@ExtendWith(OutputCaptureExtension.class)
class EntitledPagesTest {
    private static final Pattern HIDDEN = Pattern.compile("name=\"(sheet|question|_csrf)\" value=\"([^\"]*)\"");

    @Autowired
    private MockMvcTester web;

    @Autowired
    private BookInUse books;

    @Autowired
    private TestClock clock;

    @Autowired
    @Qualifier("audit")
    private JdbcClient audit;

    @BeforeEach
    void a_day() {
        clock.set(LocalDateTime.of(2026, 11, 24, 9, 0));
    }

    /** A page as it came, and the cookie with its form token. */
    private record Shown(int status, String text, Map<String, String> hidden, Cookie token) {
        String question() {
            return hidden.getOrDefault("question", "");
        }
    }

    @Test
    void a_poor_and_ill_person_is_led_to_all_programmes_with_reasons_amounts_and_law() {
        var asked = new ArrayList<String>();

        var result = answer(start("zh-CN"), poorAndIll(), asked);

        assertThat(asked).hasSizeBetween(5, Questions.MOST).startsWith("people").doesNotHaveDuplicates();
        for (var entry : books.book().guide().entries()) {
            assertThat(result.text).contains("href=\"/guide/" + entry.code() + "\"");
        }
        assertThat(result.text)
                .contains("很可能可以", "现在还不适用", "每月大约", "依据:", "不是由机器决定", "12345", "演示数")
                .contains("我自己,50 岁");
        assertThat(group(result, "likely")).contains("最低生活保障", "残疾人生活补贴");
        assertThat(group(result, "not_now")).contains("按您说的").doesNotContain("不符合", "拒绝", "不批准");
    }

    @Test
    void in_english_everything_is_said_in_english() {
        var first = send(start("en"), Map.of("act", "go", "place", "320402000000"), "en");
        var result = send(first, Map.of("act", "result"), "en");

        assertThat(first.text).contains("Who lives and eats with you?", "Question 1 of 15 at most", "Husband or wife");
        assertThat(result.text)
                .contains("Worth asking", "It depends on: ", "A person decides", "lang=\"en\"")
                .doesNotContain("按您说的", "要看");
    }

    @Test
    void an_earlier_answer_can_be_changed_and_the_result_follows() {
        var result = answer(start("zh-CN"), poorAndIll(), new ArrayList<>());

        var changing = send(result, Map.of("act", "change:income"), "zh-CN");
        var changed = send(changing, Map.of("act", "answer", "m1.work", "30000"), "zh-CN");
        for (int more = 0; more < Questions.MOST && !changed.question().isEmpty(); more++) {
            changed = send(changed, Map.of("act", "answer"), "zh-CN");
        }

        assertThat(changing.text).contains("value=\"300\"");
        assertThat(group(changed, "not_now")).contains("最低生活保障", "按您说的是 360,000,要少于 13,560");
    }

    @Test
    void what_cannot_be_read_is_asked_again_with_everything_else_kept() {
        var first = send(start("zh-CN"), Map.of("act", "go"), "zh-CN");

        var again = send(first, Map.of("act", "answer", "m1.age", "fifty", "m2.age", "12"), "zh-CN");

        assertThat(again.status).isEqualTo(422);
        assertThat(again.text)
                .contains("请只写数字", "href=\"#m1.age\"", "value=\"fifty\"", "value=\"12\"", "aria-invalid=\"true\"");
    }

    @Test
    void more_lines_can_be_had_up_to_twelve() {
        var page = send(start("zh-CN"), Map.of("act", "go"), "zh-CN");
        for (int times = 0; times < 4; times++) {
            page = send(page, Map.of("act", "lines", "m1.age", "40", "shown", String.valueOf(4 + 3 * times)), "zh-CN");
        }

        assertThat(page.text).contains("name=\"m12.age\"", "value=\"40\"").doesNotContain("name=\"m13.age\"");
    }

    @Test
    void who_skips_everything_still_gets_a_page_with_every_programme() {
        var page = send(start("zh-CN"), Map.of("act", "go"), "zh-CN");
        int asked = 0;
        while (asked <= Questions.MOST && !page.question().isEmpty()) {
            page = send(page, Map.of("act", asked % 2 == 0 ? "unknown" : "decline"), "zh-CN");
            asked++;
        }

        assertThat(asked).isLessThanOrEqualTo(Questions.MOST);
        assertThat(group(page, "worth_asking")).contains("要看:");
        assertThat(page.text).contains("不知道", "不想说");
    }

    @Test
    void the_answers_can_be_taken_along_and_read_again() {
        var result = answer(start("zh-CN"), poorAndIll(), new ArrayList<>());

        var file = post("/entitled/sheet", result, Map.of(), "zh-CN");

        assertThat(file.getHeader("Content-Disposition")).contains("attachment", "doudi-answers-2026-11.json");
        assertThat(file.getHeader("Cache-Control")).contains("no-store");
        var items = books.book().items();
        var sheet = new SheetReader(QuestionReader.published(items), items).read(text(file));
        assertThat(sheet.place().value()).isEqualTo("320402000000");
        assertThat(sheet.items())
                .containsEntry(new ItemRef("m1", "disability_type"), new Value.Text("肢体"))
                .containsEntry(new ItemRef("m1", "own_countable_income"), Value.Decimal.of(300));
    }

    @Test
    void nothing_of_the_answers_is_stored_logged_put_into_an_address_or_cookie_or_left_in_a_cache(CapturedOutput log) {
        long before = entries();
        var first = send(start("zh-CN"), Map.of("act", "go"), "zh-CN");
        var answered = post("/entitled", first, Map.of("act", "answer", "m1.age", "77", "m1.sex", "female"), "zh-CN");

        assertThat(answered.getHeader("Cache-Control")).contains("no-store");
        assertThat(answered.getHeader("Location")).isNull();
        assertThat(answered.getHeaders("Set-Cookie")).noneMatch(cookie -> cookie.contains("77"));
        assertThat(log.getAll()).doesNotContain("m1.age", "doudi-answers");
        assertThat(entries()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null", "{\"format\": \"doudi-answers\"}", "x", "<script>"})
    void a_form_that_was_tampered_with_gets_a_sentence(String sheet) {
        var first = send(start("zh-CN"), Map.of("act", "go"), "zh-CN");

        var answer = post("/entitled", first, Map.of("sheet", sheet, "act", "go"), "zh-CN");

        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(text(answer)).contains("从头再答一次").doesNotContain("<script>\"");
    }

    @Test
    void it_is_found_from_the_guide_and_the_sign_in_page() {
        assertThat(web.get().uri("/guide")).bodyText().contains("href=\"/entitled\"");
        assertThat(web.get().uri("/sign-in")).bodyText().contains("href=\"/entitled\"");
    }

    private static Map<String, Map<String, String>> poorAndIll() {
        return Map.of(
                "people", Map.of("m1.relation", "self", "m1.age", "50", "m1.sex", "male"),
                "income", Map.of("m1.work", "300"),
                "property", Map.of("savings", "2000", "vehicle", "none", "business", "none"),
                "housing", Map.of("tenure", "rent", "homes", "none", "danger", "safe", "rent", "600"),
                "register", Map.of("kind", "urban", "where", "here"),
                "work", Map.of("m1.status", "jobless"),
                "school", Map.of("m1.stage", "none"),
                "insurance", Map.of("m1.health", "residents", "m1.pension", "none"),
                "disability", Map.of("m1.kind", "physical", "m1.grade", "second"),
                "spending", Map.of("m1.medical", "9000"));
    }

    private Shown answer(Shown start, Map<String, Map<String, String>> ready, List<String> asked) {
        var page = send(start, Map.of("act", "go", "place", "320402000000"), "zh-CN");
        while (!page.question().isEmpty()) {
            assertThat(asked).doesNotContain(page.question());
            asked.add(page.question());
            var fields = new LinkedHashMap<>(ready.getOrDefault(page.question(), Map.of()));
            fields.put("act", "answer");
            page = send(page, fields, "zh-CN");
        }
        return page;
    }

    private static String group(Shown page, String id) {
        int from = page.text.indexOf("<section aria-labelledby=\"" + id + "\"");
        return from < 0 ? "" : page.text.substring(from, page.text.indexOf("</section>", from));
    }

    private Shown start(String language) {
        var response = web.get()
                .uri("/entitled")
                .cookie(new Cookie("doudi_language", language))
                .exchange()
                .getResponse();
        return shown(response, Objects.requireNonNull(response.getCookie("XSRF-TOKEN")));
    }

    private Shown send(Shown page, Map<String, String> fields, String language) {
        return shown(post("/entitled", page, fields, language), page.token);
    }

    private MockHttpServletResponse post(String address, Shown page, Map<String, String> fields, String language) {
        var form = new HashMap<>(page.hidden);
        form.putAll(fields);
        var request = web.post().uri(address).cookie(page.token, new Cookie("doudi_language", language));
        form.forEach(request::param);
        return request.exchange().getResponse();
    }

    private static Shown shown(MockHttpServletResponse response, Cookie token) {
        var hidden = new HashMap<String, String>();
        var text = text(response);
        var fields = HIDDEN.matcher(text);
        while (fields.find()) {
            hidden.put(fields.group(1), HtmlUtils.htmlUnescape(fields.group(2)));
        }
        return new Shown(response.getStatus(), text, hidden, token);
    }

    private static String text(MockHttpServletResponse response) {
        return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private long entries() {
        return audit.sql("SELECT count(*) FROM audit.entry").query(Long.class).single();
    }
}
