package org.demarche.web;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.demarche.ledger.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Streams of server-sent events. A stream is a loop in the virtual thread of its request, which writes, waits for its bell, and
 * writes again: a reader that does not take what was written keeps that thread waiting, and nothing else, until the container
 * gives it up. All are ended before the server waits for the requests under way, so that it does not wait for these. Thread-safe.
 */
@Component
public class EventStreams implements SmartLifecycle {
    /** After which a reader comes back, and is asked again who it is: a token that was revoked is good for no longer. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final Logger LOG = LoggerFactory.getLogger(EventStreams.class);

    private final JsonMapper json;
    private final Duration heartbeat;
    private final Semaphore free;
    private final Set<Bell> open = ConcurrentHashMap.newKeySet();
    private volatile boolean isRunning;

    EventStreams(
            JsonMapper json,
            @Value("${demarche.streams.most}") int most,
            @Value("${demarche.streams.heartbeat}") Duration heartbeat,
            MeterRegistry meters) {
        this.json = json;
        this.heartbeat = heartbeat;
        this.free = new Semaphore(most);
        Gauge.builder("demarche.streams", open, Set::size)
                .description("streams of server-sent events that are open")
                .register(meters);
    }

    /**
     * Answers with a stream, until its story has ended, the reader is gone, or the server stops; then with what there is to tell.
     * The request has no turn any more.
     *
     * @param bell rung when there may be more to tell
     * @throws Refusal {@code unavailable}: too many are open
     */
    public void serve(HttpServletRequest request, HttpServletResponse response, Bell bell, EventStory story) {
        if (!free.tryAcquire()) {
            throw new Refusal(Code.UNAVAILABLE, null, "Come back in a while: no more streams are opened now.");
        }
        open.add(bell);
        Turn.endOf(request);
        try {
            begin(response);
            if (!HttpMethod.HEAD.matches(request.getMethod())) {
                write(new EventWriter(response.getOutputStream(), json), bell, story);
            }
        } catch (IOException gone) {
            LOG.debug("The reader of {} is gone: {}", request.getRequestURI(), gone.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            if (!response.isCommitted()) {
                response.reset();
                throw failure;
            }
            if (Outage.isIn(failure)) {
                LOG.warn("The stream {} is broken off: {}", request.getRequestURI(), failure.toString());
            } else {
                LOG.warn("The stream {} is broken off; its reader comes back", request.getRequestURI(), failure);
            }
        } finally {
            open.remove(bell);
            free.release();
        }
    }

    private static void begin(HttpServletResponse response) {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        response.setHeader("X-Accel-Buffering", "no");
    }

    private void write(EventWriter out, Bell bell, EventStory story) throws IOException, InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        long beat = System.nanoTime() + heartbeat.toNanos();
        out.retry(RETRY);
        boolean goesOn = story.tell(out);
        out.flush();
        while (goesOn && isRunning && System.nanoTime() - end < 0) {
            if (bell.await(beat - System.nanoTime())) {
                goesOn = story.tell(out);
            }
            if (System.nanoTime() - beat >= 0) {
                story.beat(out);
                beat = System.nanoTime() + heartbeat.toNanos();
            }
            out.flush();
        }
    }

    @Override
    public void start() {
        isRunning = true;
    }

    @Override
    public void stop() {
        isRunning = false;
        open.forEach(Bell::ring);
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }
}
