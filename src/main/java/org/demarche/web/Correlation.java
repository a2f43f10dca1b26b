package org.demarche.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives every request an id that the answer, the log and the recorded events carry. One that the caller brings is kept
 * when it is plain, and replaced otherwise.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class Correlation extends OncePerRequestFilter {
    static final String HEADER = "X-Correlation-Id";

    private static final String KEY = "correlationId";
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    /** The id of the request; null only for a request that the container refused before any filter. */
    public static @Nullable String of(HttpServletRequest request) {
        return (String) request.getAttribute(KEY);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String brought = request.getHeader(HEADER);
        String id = brought != null && PLAIN.matcher(brought).matches()
                ? brought
                : UUID.randomUUID().toString();
        request.setAttribute(KEY, id);
        response.setHeader(HEADER, id);
        MDC.put(KEY, id);
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(KEY);
        }
    }
}
