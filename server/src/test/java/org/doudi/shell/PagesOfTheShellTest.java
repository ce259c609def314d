package org.doudi.shell;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import jakarta.servlet.http.Cookie;
import java.util.Objects;
import org.doudi.access.Accounts;
import org.doudi.access.Accounts.NewAccount;
import org.doudi.access.Role;
import org.doudi.kernel.DivisionCode;
import org.doudi.testing.DoudiTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@DoudiTest
class PagesOfTheShellTest {
    private static final String PASSWORD = "right password";

    @Autowired
    private WebApplicationContext context;

    @Autowired
    @Qualifier("springSecurityFilterChain")
    private Filter security;

    @Autowired
    private Accounts accounts;

    private MockMvcTester web;

    @BeforeEach
    void a_browser() {
        web = MockMvcTester.create(
                MockMvcBuilders.webAppContextSetup(context).addFilters(security).build());
    }

    @Test
    void whoever_is_not_signed_in_is_sent_to_sign_in_and_then_back() {
        assertThat(web.get().uri("/")).hasRedirectedUrl("/sign-in");
        assertThat(web.get().uri("/sign-in?back=/leads")).bodyText().contains("value=\"/leads\"");
    }

    @Test
    void sign_in_never_leads_away_from_this_site() {
        assertThat(web.get().uri("/sign-in?back=//evil.example"))
                .bodyText()
                .contains("name=\"back\" value=\"/\"")
                .doesNotContain("value=\"//evil.example");
    }

    @Test
    void a_post_without_the_forgery_token_is_refused() {
        assertThat(web.post().uri("/sign-in").param("name", "x")).hasStatus(403);
    }

    @Test
    void a_wrong_password_gets_a_sentence_and_keeps_the_name() {
        var answer = web.post()
                .uri("/sign-in")
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .param("name", "nobody")
                .param("password", "x");

        assertThat(answer).hasStatus(401).bodyText().contains("用户名或密码不对", "value=\"nobody\"");
    }

    @Test
    void a_signed_in_person_sees_name_post_and_area() {
        accounts.add(
                new NewAccount("he", "何处暑", Role.VILLAGE_CLERK, new DivisionCode("320402001001"), false), PASSWORD);
        var session = web.post()
                .uri("/sign-in")
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .param("name", "he")
                .param("password", PASSWORD)
                .exchange();
        var cookie = Objects.requireNonNull(session.getResponse().getCookie("doudi_session"));

        assertThat(session).hasStatus(302);
        assertThat(web.get().uri("/nothing-to-do").cookie(cookie)).bodyText().contains("何处暑", "村(社区)救助员", "天宁区");
    }

    @Test
    void the_pages_speak_english_when_asked() {
        assertThat(web.get().uri("/sign-in").cookie(new Cookie("doudi_language", "en")))
                .bodyText()
                .contains("<html lang=\"en\">", "User name");
    }

    @Test
    void every_answer_carries_the_strict_headers() {
        assertThat(web.get().uri("/sign-in"))
                .headers()
                .hasValue("X-Content-Type-Options", "nosniff")
                .hasValue("X-Frame-Options", "DENY")
                .hasHeaderSatisfying(
                        "Content-Security-Policy",
                        policy -> assertThat(policy.getFirst())
                                .contains("default-src 'self'")
                                .doesNotContain("unsafe"))
                .hasHeaderSatisfying(
                        "Cache-Control", cache -> assertThat(cache.getFirst()).contains("no-store"));
    }

    @Test
    void a_missing_page_says_so_in_words() {
        assertThat(web.get().uri("/no-such-page")).hasStatus(404).bodyText().contains("找不到这个页面");
    }
}
