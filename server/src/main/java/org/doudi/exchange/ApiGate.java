package org.doudi.exchange;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets a request of a department's system in by its token; of one without, nothing is read, however large it is. */
final class ApiGate extends OncePerRequestFilter {
    /** Where the handlers find what the token opens. */
    static final String TOKEN = "org.doudi.exchange.token";

    private static final String BEARER = "Bearer ";

    private final ApiTokens tokens;
    private final ApiAnswers answers;

    ApiGate(ApiTokens tokens, ApiAnswers answers) {
        this.tokens = tokens;
        this.answers = answers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var shown = Optional.ofNullable(request.getHeader("Authorization")).filter(given -> given.startsWith(BEARER));
        var live = shown.flatMap(
                given -> tokens.find(given.substring(BEARER.length()).strip()));
        if (live.isPresent()) {
            request.setAttribute(TOKEN, live.get());
            chain.doFilter(request, response);
        } else {
            answers.refuse(
                    request, response, HttpStatus.UNAUTHORIZED, shown.isPresent() ? "unknown_token" : "no_token");
        }
    }
}
