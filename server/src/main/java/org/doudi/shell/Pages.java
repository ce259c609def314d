package org.doudi.shell;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doudi.access.Actor;
import org.doudi.access.Allowed;
import org.doudi.access.CurrentActor;
import org.doudi.divisions.Divisions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Makes the {@link Page} of a request. */
@Component
public class Pages {
    static final String LANGUAGE_COOKIE = "doudi_language";
    private static final String WITHOUT_QUERY = Pages.class.getName() + ".withoutQuery";
    private static final String MESSAGE_COOKIE = "doudi_message";

    private final Texts texts;
    private final Divisions divisions;
    private final Contributed contributed;
    private final ObjectProvider<RequestMappingHandlerMapping> handlers;
    private final Map<String, List<org.doudi.access.Role>> rolesByAction = new ConcurrentHashMap<>();

    Pages(
            Texts texts,
            Divisions divisions,
            Contributed contributed,
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> handlers) {
        this.texts = texts;
        this.divisions = divisions;
        this.contributed = contributed;
        this.handlers = handlers;
    }

    /** What later modules add to every page. */
    @Component
    record Contributed(List<MenuEntry> menu, List<Notice> notices, List<SearchBox> search) {
        Contributed {
            menu = menu.stream()
                    .sorted(Comparator.comparingInt(MenuEntry::order))
                    .toList();
        }
    }

    /** The page of the request, with the message left by the form before it. */
    Page page(HttpServletRequest request, HttpServletResponse response) {
        var language = language(request);
        var actor = CurrentActor.of(request);
        var csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        var frame = new Page.Frame(
                pathAndQuery(request),
                actor.map(who -> menu(who, language, request.getRequestURI())).orElse(List.of()),
                actor.flatMap(who -> search(who, language)),
                actor.map(who -> divisions.path(who.area())).orElse(""),
                contributed.notices.stream()
                        .flatMap(notice -> notice.current(language).stream())
                        .toList(),
                csrf == null ? "" : csrf.getToken(),
                takeMessage(request, response, language));
        return new Page(texts, language, actor, frame);
    }

    /** The language of a request: the cookie's, or Chinese. */
    public Language language(HttpServletRequest request) {
        return cookie(request, LANGUAGE_COOKIE).map(Language::ofTag).orElse(Language.CHINESE);
    }

    /** Leaves a sentence for the page that follows this response. */
    public void leaveMessage(HttpServletResponse response, String textKey) {
        response.addHeader(
                "Set-Cookie",
                ResponseCookie.from(MESSAGE_COOKIE, textKey)
                        .httpOnly(true)
                        .sameSite("Strict")
                        .path("/")
                        .build()
                        .toString());
    }

    /** Keeps the query of this request, which holds a number of a person, out of the page and its links. */
    public void hideQuery(HttpServletRequest request) {
        request.setAttribute(WITHOUT_QUERY, true);
    }

    /** Where a person's work begins: the first menu entry. */
    String home(Actor actor) {
        return visible(actor).map(MenuEntry::path).findFirst().orElse("/nothing-to-do");
    }

    private String takeMessage(HttpServletRequest request, HttpServletResponse response, Language language) {
        var key = cookie(request, MESSAGE_COOKIE).filter(texts::has);
        key.ifPresent(shown -> response.addHeader(
                "Set-Cookie",
                ResponseCookie.from(MESSAGE_COOKIE, "")
                        .path("/")
                        .maxAge(0)
                        .build()
                        .toString()));
        return key.map(shown -> texts.text(language, shown)).orElse("");
    }

    private List<Page.Menu> menu(Actor actor, Language language, String path) {
        return visible(actor)
                .map(entry -> new Page.Menu(
                        texts.text(language, entry.textKey()), entry.path(), path.startsWith(entry.path())))
                .toList();
    }

    private Optional<Page.Search> search(Actor actor, Language language) {
        return contributed.search.stream()
                .filter(box -> mayTake(actor, box.action()))
                .map(box -> new Page.Search(texts.text(language, box.textKey()), box.path(), box.parameter()))
                .findFirst();
    }

    private Stream<MenuEntry> visible(Actor actor) {
        return contributed.menu.stream().filter(entry -> mayTake(actor, entry.action()));
    }

    /** An action that names no roles is everybody's; one that no page has is nobody's. */
    private boolean mayTake(Actor actor, String action) {
        return rolesOf(action)
                .filter(roles -> roles.isEmpty() || roles.contains(actor.role()))
                .isPresent();
    }

    private Optional<List<org.doudi.access.Role>> rolesOf(String action) {
        if (rolesByAction.isEmpty()) {
            rolesByAction.putAll(handlers.getObject().getHandlerMethods().values().stream()
                    .flatMap(method -> Stream.ofNullable(method.getMethodAnnotation(Allowed.class)))
                    .collect(Collectors.toMap(
                            Allowed::action, allowed -> List.of(allowed.roles()), (one, same) -> one)));
        }
        return Optional.ofNullable(rolesByAction.get(action));
    }

    private static Optional<String> cookie(HttpServletRequest request, String name) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .findFirst();
    }

    private static String pathAndQuery(HttpServletRequest request) {
        return request.getQueryString() == null || request.getAttribute(WITHOUT_QUERY) != null
                ? request.getRequestURI()
                : request.getRequestURI() + "?" + request.getQueryString();
    }
}
