package org.demarche.web.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The beginning of the end of a server that others stand in for: it is no longer ready, and for a while answers whoever comes all
 * the same, and lets each connection go with its answer. Whoever leads requests to it has seen by the end of that while that it
 * should not, and the port is closed when hardly anybody is at it.
 */
@Component
@ConditionalOnWebApplication
@Order(Ordered.HIGHEST_PRECEDENCE)
final class Drain extends OncePerRequestFilter implements SmartLifecycle, ApplicationListener<ContextClosedEvent> {
    private final Duration lasting;
    private volatile boolean isDraining;
    private volatile boolean isRunning;

    Drain(@Value("${demarche.cluster.drain}") Duration lasting) {
        this.lasting = lasting;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isDraining) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
        }
        chain.doFilter(request, response);
    }

    /** Before anything ends. */
    @Override
    public void onApplicationEvent(ContextClosedEvent closing) {
        isDraining = true;
    }

    @Override
    public void start() {
        isRunning = true;
    }

    @Override
    public void stop() {
        isRunning = false;
    }

    /** Keeps the port open for the while; the streams and imports of this server end in it. */
    @Override
    public void stop(Runnable drained) {
        stop();
        CompletableFuture.delayedExecutor(lasting.toMillis(), TimeUnit.MILLISECONDS)
                .execute(drained);
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }
}
