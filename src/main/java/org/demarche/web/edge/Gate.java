package org.demarche.web.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.demarche.web.RawQuery;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/** Turns away what is not to be looked at any further: foreign hosts and pages, devious paths and queries, vast bodies. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class Gate extends OncePerRequestFilter {
    /** In bytes. */
    static final long LIMIT = 1 << 20;

    /** Where whole files are sent. */
    private static final Pattern FILES = Pattern.compile("/api/v1/crises/[^/]+/imports");

    private final OwnHosts hosts;
    private final RefusalWriter refusals;
    private final long largestFile;

    Gate(OwnHosts hosts, RefusalWriter refusals, @Value("${demarche.intake.largest}") DataSize largestFile) {
        this.hosts = hosts;
        this.refusals = refusals;
        this.largestFile = largestFile.toBytes();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SecurityHeaders.set(response);
        BoundedRequest bounded;
        try {
            hosts.check(request);
            requireOneBearer(request);
            RawPath.check(request.getRequestURI());
            RawQuery.parse(request.getQueryString());
            bounded = FILES.matcher(request.getRequestURI()).matches()
                    ? new FileRequest(request, largestFile)
                    : new BoundedRequest(request, LIMIT);
        } catch (Refusal refusal) {
            refusals.write(refusal, request, response);
            return;
        }
        chain.doFilter(bounded, response);
    }

    /** Of two, one might be judged elsewhere and the other here. */
    private static void requireOneBearer(HttpServletRequest request) {
        var headers = request.getHeaders(HttpHeaders.AUTHORIZATION);
        if (headers.hasMoreElements()) {
            headers.nextElement();
        }
        if (headers.hasMoreElements()) {
            throw new Refusal(Code.INVALID_HEADER, HttpHeaders.AUTHORIZATION, "Send this header once.");
        }
    }
}
