package org.doudi.shell;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.doudi.access.Accounts;
import org.doudi.access.Allowed;
import org.doudi.access.CurrentActor;
import org.doudi.access.Sessions;
import org.doudi.access.Sessions.SignIn;
import org.doudi.divisions.Divisions;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

@Controller
class SignInPage {
    private final Sessions sessions;
    private final Accounts accounts;
    private final Divisions divisions;
    private final Pages pages;
    private final Texts texts;

    SignInPage(Sessions sessions, Accounts accounts, Divisions divisions, Pages pages, Texts texts) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.divisions = divisions;
        this.pages = pages;
        this.texts = texts;
    }

    record DemoAccount(String signInName, String role, String area) {}

    record View(String name, String back, String problem, List<DemoAccount> demoAccounts) {}

    @Allowed(
            action = "session.open",
            roles = {})
    @GetMapping("/sign-in")
    ModelAndView form(HttpServletRequest request, @RequestParam(defaultValue = "/") String back) {
        return page(request, "", back, "");
    }

    @Allowed(
            action = "session.open",
            roles = {})
    @PostMapping("/sign-in")
    ModelAndView signIn(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "/") String back) {
        return switch (sessions.signIn(name.strip().toLowerCase(java.util.Locale.ROOT), password)) {
            case SignIn.Opened opened -> {
                response.addHeader("Set-Cookie", cookie(opened.token(), request.isSecure()));
                yield new ModelAndView("redirect:" + localPath(back));
            }
            case SignIn.Refused refused -> problem(request, name, back, "shell.signIn.refused");
            case SignIn.Locked locked -> problem(request, name, back, "shell.signIn.locked");
        };
    }

    @Allowed(
            action = "session.end",
            roles = {})
    @PostMapping("/sign-out")
    String signOut(HttpServletRequest request, HttpServletResponse response) {
        CurrentActor.of(request).ifPresent(sessions::signOut);
        response.addHeader("Set-Cookie", cookie("", request.isSecure()));
        pages.leaveMessage(response, "shell.signIn.signedOut");
        return "redirect:/sign-in";
    }

    private ModelAndView problem(HttpServletRequest request, String name, String back, String textKey) {
        var view = page(request, name, back, texts.text(pages.language(request), textKey));
        view.setStatus(HttpStatus.UNAUTHORIZED);
        return view;
    }

    private ModelAndView page(HttpServletRequest request, String name, String back, String problem) {
        var language = pages.language(request);
        var demo = accounts.demoAccounts().stream()
                .map(account -> new DemoAccount(
                        account.signInName(),
                        texts.text(language, "shell.role." + account.role().name()),
                        divisions.path(account.division())))
                .toList();
        return new ModelAndView("shell/signIn", "view", new View(name, localPath(back), problem, demo));
    }

    /** Only paths of this site: a link to sign-in must not lead away afterwards. */
    private static String localPath(String back) {
        return back.startsWith("/") && !back.startsWith("//") && !back.contains("\\") ? back : "/";
    }

    private static String cookie(String token, boolean secure) {
        var cookie = ResponseCookie.from(CurrentActor.COOKIE, token)
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .path("/");
        return (token.isEmpty() ? cookie.maxAge(0) : cookie).build().toString();
    }

    @Allowed(
            action = "home.read",
            roles = {})
    @GetMapping("/")
    String home(HttpServletRequest request) {
        return CurrentActor.of(request)
                .map(pages::home)
                .map(path -> "redirect:" + path)
                .orElse("redirect:/sign-in");
    }

    @Allowed(
            action = "nothing-to-do.read",
            roles = {})
    @GetMapping("/nothing-to-do")
    ModelAndView nothingToDo() {
        return new ModelAndView("shell/nothingToDo");
    }

    @Allowed(
            action = "language.choose",
            roles = {})
    @PostMapping("/language")
    String language(
            HttpServletResponse response,
            @RequestParam String language,
            @RequestParam(defaultValue = "/") String back) {
        response.addHeader(
                "Set-Cookie",
                ResponseCookie.from(
                                Pages.LANGUAGE_COOKIE, Language.ofTag(language).tag())
                        .sameSite("Lax")
                        .path("/")
                        .maxAge(java.time.Duration.ofDays(365))
                        .build()
                        .toString());
        return "redirect:" + localPath(back);
    }

    /** For scripts that wait for the start. */
    @Allowed(
            action = "health.read",
            roles = {})
    @GetMapping(path = "/health", produces = "text/plain")
    @org.springframework.web.bind.annotation.ResponseBody
    String health() {
        return "ok\n";
    }
}
