package org.doudi.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.doudi.database.ScopeToken;
import org.springframework.web.filter.OncePerRequestFilter;

/** Binds the session's token to the thread of the request, so that its transactions see the person's rows and no others. */
final class SessionFilter extends OncePerRequestFilter {
    private final Sessions sessions;

    SessionFilter(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            token(request).ifPresent(token -> {
                ScopeToken.bind(token);
                sessions.current()
                        .ifPresentOrElse(
                                actor -> request.setAttribute(CurrentActor.ATTRIBUTE, actor), ScopeToken::clear);
            });
            chain.doFilter(request, response);
        } finally {
            ScopeToken.clear();
        }
    }

    private static Optional<String> token(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(CurrentActor.COOKIE))
                .map(Cookie::getValue)
                .findFirst();
    }
}
