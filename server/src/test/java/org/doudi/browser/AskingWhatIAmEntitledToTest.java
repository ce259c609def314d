package org.doudi.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.doudi.testing.DoudiTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Somebody who has no account asks what there is for him: on a phone with keys alone, and without scripts. */
@DoudiTest
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "doudi.city=none",
            "doudi.scheduler.enabled=false",
            "doudi.data=target/browser-data",
            "doudi.keys=target/test-keys"
        })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AskingWhatIAmEntitledToTest {
    @LocalServerPort
    private int port;

    private Browser browser;

    @BeforeAll
    void open() {
        browser = new Browser(port);
    }

    @AfterAll
    void close() {
        browser.close();
    }

    @Test
    void on_a_phone_every_screen_can_be_used_and_back_goes_back() {
        var page = browser.phone();
        page.navigate("/entitled");
        Browser.isAccessible(page);
        page.press("button[value=go]", "Enter");
        page.waitForSelector("[name='m1.age']");
        Browser.isAccessible(page);
        page.fill("[name='m1.age']", "72");
        page.selectOption("[name='m1.sex']", "female");
        page.fill("[name='m2.age']", "9");
        page.press("button[value=answer]", "Enter");
        page.waitForSelector("input[name=question]:not([value=people])", attached());

        page.goBack();
        page.waitForSelector("[name='m1.age']");
        assertThat(page.inputValue("[name='m1.age']")).isEqualTo("72");
        page.press("button[value=answer]", "Enter");
        page.waitForSelector("input[name=question]:not([value=people])", attached());
        int screens = 1 + goThrough(page, true);

        assertThat(screens).isLessThanOrEqualTo(15);
        assertThat(page.textContent("main")).contains("您家可能得到的帮助", "不是由机器决定");
        assertThat(page.url()).endsWith("/entitled");
        Browser.isAccessible(page);
        Browser.picture(page, "entitled-result-phone");
    }

    @Test
    void without_scripts_and_on_paper() {
        var page = browser.withoutScripts();
        page.navigate("/entitled");
        page.click("button[value=go]");
        page.fill("[name='m1.age']", "45");
        page.click("button[value=answer]");
        Browser.picture(page, "entitled-question");
        goThrough(page, false);

        assertThat(page.textContent("main")).contains("您说的情况", "12345");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(com.microsoft.playwright.options.Media.PRINT));
        assertThat(page.isVisible("#keep")).isFalse();
        assertThat(page.isVisible("#told")).isTrue();
        Browser.picture(page, "entitled-paper");
    }

    private static Page.WaitForSelectorOptions attached() {
        return new Page.WaitForSelectorOptions()
                .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED);
    }

    /**
     * Answers whatever comes by going on; says how many screens came.
     *
     * @param looksForBarriers which takes scripts
     */
    private static int goThrough(Page page, boolean looksForBarriers) {
        int screens = 0;
        while (page.querySelector("input[name=question]") != null) {
            var asked = page.getAttribute("input[name=question]", "value");
            if (looksForBarriers) {
                Browser.isAccessible(page);
            }
            page.press("button[value=answer]", "Enter");
            page.waitForSelector("#told, input[name=question]:not([value=" + asked + "])", attached());
            screens++;
        }
        return screens;
    }
}
