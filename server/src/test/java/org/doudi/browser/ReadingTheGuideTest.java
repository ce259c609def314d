package org.doudi.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.doudi.testing.DoudiTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Somebody who has no account looks for help: with a phone, with keys alone, without scripts, and on paper. */
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
class ReadingTheGuideTest {
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
    void on_a_phone_with_keys_alone() {
        var page = browser.phone();
        page.navigate("/sign-in");
        Browser.isAccessible(page);
        page.focus("a[href='/guide']");
        page.keyboard().press("Enter");
        page.waitForURL("**/guide");
        Browser.isAccessible(page);
        Browser.picture(page, "guide-phone");

        page.focus("#need");
        page.keyboard().type("生病花了很多钱");
        page.keyboard().press("Enter");
        page.waitForURL("**/guide?q=*");
        assertThat(page.textContent("ol.guide-list")).contains("医疗救助");
        Browser.isAccessible(page);

        page.focus("ol.guide-list a[href='/guide/P15']");
        page.keyboard().press("Enter");
        page.waitForURL("**/guide/P15");
        assertThat(page.textContent("main")).contains("谁可以", "未核实");
        Browser.isAccessible(page);
        Browser.picture(page, "guide-entry-phone");
        var size = page.evaluate("parseFloat(getComputedStyle(document.querySelector('.guide li')).fontSize)");
        assertThat(((Number) size).doubleValue()).isGreaterThanOrEqualTo(18);
    }

    @Test
    void without_scripts_and_on_paper() {
        var page = browser.withoutScripts();
        page.navigate("/guide");
        page.fill("#need", "fangzi lou");
        page.press("#need", "Enter");
        page.waitForURL("**/guide?q=*");
        page.press("ol.guide-list a[href='/guide/P20']", "Enter");
        page.waitForURL("**/guide/P20");
        page.fill("#month", "2025-07");
        page.press("#month", "Enter");
        page.waitForURL("**month=2025-07*");

        assertThat(page.textContent("main")).contains("数字是 2025-07 的");
        page.emulateMedia(new com.microsoft.playwright.Page.EmulateMediaOptions()
                .setMedia(com.microsoft.playwright.options.Media.PRINT));
        assertThat(page.isVisible(".guide-version")).isFalse();
        assertThat(page.isVisible("#rights")).isTrue();
        Browser.picture(page, "guide-paper");
    }
}
