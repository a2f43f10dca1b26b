package org.demarche.web;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalLong;
import org.demarche.kernel.Code;
import org.demarche.kernel.Recorded;
import org.demarche.kernel.Recorder;
import org.demarche.kernel.Refusal;
import org.demarche.kernel.Rehearsal;
import org.demarche.kernel.Write;
import org.demarche.ledger.Durability;
import org.demarche.ledger.Ledger;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Records what a request asks to be recorded, and answers when reads see it: 201 with its location where something new
 * was created, 200 otherwise, 202 when it is recorded but not visible in time, too many wait, the caller does not want to,
 * or somebody else has to accept it.
 */
@Component
public class Writing {
    /** The ledger revision from which an answer holds, of writes and of reads. */
    public static final String REVISION = "Revision";

    private final Recorder recorder;
    private final Rehearsal rehearsal;
    private final Ledger ledger;
    private final Durability durability;
    private final MeterRegistry meters;
    private final Unseen unseen;

    Writing(
            Recorder recorder,
            Rehearsal rehearsal,
            Ledger ledger,
            Durability durability,
            MeterRegistry meters,
            Unseen unseen) {
        this.unseen = unseen;
        Gauge.builder("demarche.requests.waiting", unseen, Unseen::waiting)
                .tag("kind", "unseen")
                .description("requests that wait until what is recorded is visible")
                .register(meters);
        this.recorder = recorder;
        this.rehearsal = rehearsal;
        this.ledger = ledger;
        this.durability = durability;
        this.meters = meters;
    }

    /** Records what the path of the request names. */
    public ResponseEntity<Written> put(Write write, Object id, HttpServletRequest request) {
        return record(write, id, request.getRequestURI(), request);
    }

    /**
     * Records what was sent to be recorded.
     *
     * @param id of what it is about
     * @param location path at which it is found, if it is new
     */
    public ResponseEntity<Written> record(Write write, Object id, String location, HttpServletRequest request) {
        Timer.Sample begun = Timer.start(meters);
        ResponseEntity<Written> answer = answer(write, id, location, request);
        begun.stop(meters.timer(
                "demarche.writes",
                "status",
                Integer.toString(answer.getStatusCode().value())));
        return answer;
    }

    /** What a write would lead to; refused as {@link #record} would refuse it, and nothing is recorded. */
    public Recorded rehearse(Write write, HttpServletRequest request) {
        requireSound();
        return rehearsal.rehearse(write, who(request), correlation(request));
    }

    private ResponseEntity<Written> answer(Write write, Object id, String location, HttpServletRequest request) {
        requireSound();
        long visible = ledger.visible();
        Recorded recorded = recorder.submit(write, who(request), correlation(request));
        Turn.endOf(request);
        if (recorded.proposed()) {
            unseen.await(recorded.event());
            return accepted(null).body(Written.proposed(id.toString(), recorded.event()));
        }
        URI place = recorded.created() ? URI.create(location) : null;
        if (Prefer.respondAsync(request)) {
            OptionalLong revision = ledger.awaitVisible(recorded.event(), Duration.ZERO);
            if (revision.isPresent() && revision.getAsLong() <= visible) {
                return seen(revision.getAsLong(), id, place); // a repetition: there is nothing to wait for
            }
            return accepted(place).header(Prefer.APPLIED, Prefer.RESPOND_ASYNC).body(Written.later(id.toString()));
        }
        OptionalLong revision = unseen.await(recorded.event());
        if (revision.isEmpty()) {
            return accepted(place).body(Written.later(id.toString()));
        }
        return seen(revision.getAsLong(), id, place);
    }

    private void requireSound() {
        ledger.damage().ifPresent(damage -> {
            throw new Refusal(
                    Code.LEDGER_DAMAGED,
                    null,
                    "Nothing is written into a damaged ledger; tell its operator: " + damage);
        });
    }

    private static String correlation(HttpServletRequest request) {
        return Objects.requireNonNull(Correlation.of(request), "passed the filter");
    }

    private static String who(HttpServletRequest request) {
        return Objects.requireNonNull(request.getRemoteUser(), "nobody writes without a name");
    }

    private static ResponseEntity<Written> seen(long revision, Object id, @Nullable URI place) {
        return answer(place == null ? HttpStatus.OK : HttpStatus.CREATED, place)
                .header(REVISION, Long.toString(revision))
                .body(Written.known(id.toString(), revision));
    }

    /** Not visible yet, but recorded for good. */
    private ResponseEntity.BodyBuilder accepted(@Nullable URI place) {
        durability.secure();
        return answer(HttpStatus.ACCEPTED, place);
    }

    private static ResponseEntity.BodyBuilder answer(HttpStatus status, @Nullable URI location) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON);
        return location == null ? answer : answer.location(location);
    }
}
