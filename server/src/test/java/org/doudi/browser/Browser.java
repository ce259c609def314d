package org.doudi.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Debian's Chromium, driven by tests. Pictures of what it showed stay in {@code target/pictures}. */
final class Browser implements AutoCloseable {
    private static final Path PICTURES = Path.of("target/pictures");
    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final String address;

    Browser(int port) {
        address = "http://127.0.0.1:" + port;
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(QUIET));
    }

    /** A window of an office computer. */
    Page desktop() {
        return window(1366, 900, true);
    }

    /** A phone in one hand. */
    Page phone() {
        return window(390, 844, true);
    }

    /** An office computer whose browser runs no scripts. */
    Page withoutScripts() {
        return window(1366, 900, false);
    }

    private Page window(int width, int height, boolean scripts) {
        BrowserContext context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setBaseURL(address)
                .setViewportSize(width, height)
                .setJavaScriptEnabled(scripts)
                .setLocale("zh-CN"));
        var page = context.newPage();
        page.setDefaultTimeout(60_000);
        return page;
    }

    /** Signs in with the forms a person uses. */
    static void signIn(Page page, String name, String password) {
        page.navigate("/sign-in");
        page.fill("#name", name);
        page.fill("#password", password);
        page.click("main button");
    }

    /** No barrier that axe knows of, and no part wider than the window. */
    static void isAccessible(Page page) {
        var violations = new AxeBuilder(page).analyze().getViolations();
        assertThat(violations)
                .as("barriers on %s", page.url())
                .extracting(
                        rule -> rule.getId() + " " + rule.getNodes().getFirst().getHtml())
                .isEmpty();
        var overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(((Number) overflow).intValue())
                .as("overflow of %s", page.url())
                .isLessThanOrEqualTo(1);
    }

    static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
