package org.demarche.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.regex.Pattern;
import org.demarche.access.AccessLog;
import org.demarche.web.Correlation;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Notes, before they are answered, the requests whose asking is worth knowing later. */
final class Noting extends OncePerRequestFilter {
    private static final Pattern NOTED =
            Pattern.compile("/api/v1/(export|ledger/entries|access-log|tokens(/.*)?|crises/.*/certificate)");

    private final AccessLog log;

    Noting(AccessLog log) {
        this.log = log;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (NOTED.matcher(request.getRequestURI()).matches()
                && SecurityContextHolder.getContext().getAuthentication() instanceof Bearer bearer) {
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

    private static String path(HttpServletRequest request) {
        String query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    }
}
