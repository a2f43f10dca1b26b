package org.demarche.web.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.demarche.kernel.Refusal;
import org.demarche.web.RawQuery;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Turns away what is not to be looked at any further: foreign hosts and pages, devious paths and queries, vast bodies. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class Gate extends OncePerRequestFilter {
    private final OwnHosts hosts;
    private final RefusalWriter refusals;

    Gate(OwnHosts hosts, RefusalWriter refusals) {
        this.hosts = hosts;
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SecurityHeaders.set(response);
        BoundedRequest bounded;
        try {
            hosts.check(request);
            RawPath.check(request.getRequestURI());
            RawQuery.parse(request.getQueryString());
            bounded = new BoundedRequest(request);
        } catch (Refusal refusal) {
            refusals.write(refusal, request, response);
            return;
        }
        chain.doFilter(bounded, response);
    }
}
