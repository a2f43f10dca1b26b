package org.demarche.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.demarche.access.AccessLog;
import org.demarche.web.Correlation;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Notes, before they are answered, the requests whose asking is worth knowing later. */
final class Noting extends OncePerRequestFilter {
    private static final RequestMatcher NOTED = new OrRequestMatcher(
            noted("/export"),
            noted("/ledger/entries"),
            noted("/access-log"),
            noted("/tokens/**"),
            noted("/crises/{crisis}/stances/{holder}/{space}/{subject}/certificate"));

    private final AccessLog log;

    Noting(AccessLog log) {
        this.log = log;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (NOTED.matches(request) && SecurityContextHolder.getContext().getAuthentication() instanceof Bearer bearer) {
            log.letIn(
                    bearer.getPrincipal(),
                    bearer.token(),
                    request.getMethod(),
                    path(request),
                    request.getRemoteAddr(),
                    Objects.requireNonNull(Correlation.of(request), "passed the filter"));
        }
        chain.doFilter(request, response);
    }

    /** By the path as controllers see it, however it is written. */
    private static RequestMatcher noted(String path) {
        return PathPatternRequestMatcher.withDefaults().matcher("/api/v1" + path);
    }

    private static String path(HttpServletRequest request) {
        String query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    }
}
