package org.demarche.web.edge;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.demarche.web.Turn;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Works on so many requests at once as the database has use for, and tells whoever comes beyond what can wait so at once. Reads
 * and writes do not wait for each other. Nobody has a turn while a body is on its way, so that whoever sends half of one keeps
 * nobody from writing; bodies that are not small have room for so many. A write that is recorded has had its {@link Turn} when it
 * begins to wait until it is visible, a stream when it begins, and any request when its answer is only to be taken, where there is
 * room for such.
 */
@Component
@Order(Capacity.AFTER_WHO_ASKS_IS_KNOWN)
final class Capacity extends OncePerRequestFilter {
    /** Whoever has no good token is made to wait there, and should keep nobody else from asking. */
    static final int AFTER_WHO_ASKS_IS_KNOWN = 0;

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    /** In octets, a sixteenth of the heap: so much may be bodies, more of which are refused, and as much again answers that are still to be taken. */
    private static final long SHARE = Runtime.getRuntime().maxMemory() / 16;

    /** What lasts as long as somebody reads or sends, and has bounds of its own. */
    private static final Pattern LASTING = Pattern.compile("/api/v1/(export|crises/[^/]+/imports)");

    /** Records nothing, and takes what a question does. */
    private static final String PREVIEW = "/developments/preview";

    private final Turns reads;
    private final Turns writes;
    private final Bodies bodies = new Bodies(SHARE);
    private final UntakenAnswers answers = new UntakenAnswers(SHARE);
    private final RefusalWriter refusals;

    Capacity(
            @Value("${demarche.requests.reads}") int mostReads,
            @Value("${demarche.requests.writes}") int mostWrites,
            @Value("${demarche.requests.waiting}") int waiting,
            RefusalWriter refusals,
            MeterRegistry meters) {
        this.reads = metered(new Turns(mostReads, waiting, PATIENCE), "read", meters);
        this.writes = metered(new Turns(mostWrites, waiting, PATIENCE), "write", meters);
        this.refusals = refusals;
    }

    private static Turns metered(Turns turns, String kind, MeterRegistry meters) {
        Gauge.builder("demarche.requests.under-way", turns, Turns::underWay)
                .tag("kind", kind)
                .description("requests that are worked on")
                .register(meters);
        Gauge.builder("demarche.requests.waiting", turns, Turns::waiting)
                .tag("kind", kind)
                .description("requests that wait for their turn")
                .register(meters);
        return turns;
    }

    /** Health and metrics are asked for most when there is too much to do. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !path.startsWith("/api/") || LASTING.matcher(path).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String method = request.getMethod();
        boolean isRead = HttpMethod.GET.matches(method) || HttpMethod.HEAD.matches(method);
        if (isRead) {
            answer(reads, request, response, chain);
            return;
        }
        long octets = length(request);
        if (!bodies.begin(octets)) {
            refuse(request, response);
            return;
        }
        try {
            receive(request, response, chain);
        } finally {
            bodies.end(octets);
        }
    }

    /** Of the body; -1: it is not told before. */
    private static long length(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null
                ? Math.max(0, request.getContentLengthLong())
                : -1;
    }

    private void receive(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpServletRequest received;
        try {
            received = new ReceivedRequest(request);
        } catch (Refusal refusal) {
            refusals.write(refusal, request, response);
            return;
        } catch (IOException brokenOff) {
            refusals.write(
                    new Refusal(Code.MALFORMED_JSON, null, "Send the whole body, and as one."), request, response);
            return;
        }
        answer(request.getRequestURI().endsWith(PREVIEW) ? reads : writes, received, response, chain);
    }

    private void answer(Turns turns, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!turns.begin()) {
            refuse(request, response);
            return;
        }
        Turn turn = Turn.of(request, turns, answers);
        try {
            chain.doFilter(request, response);
        } finally {
            turn.close();
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, "1");
        refusals.write(Turn.overloaded(), request, response);
    }
}
