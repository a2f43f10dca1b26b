package org.demarche.access.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;

/** Makes wrong tokens cost time, and lets an address be wrong only so often. Thread-safe. */
final class Attempts {
    /** So many wrong tokens an address may bring in a minute. */
    static final int MOST = 30;

    static final Duration COST = Duration.ofMillis(250);
    private static final Duration SPAN = Duration.ofMinutes(1);

    /** So many addresses are remembered; those that were wrong longest ago are forgotten first. */
    private static final int ADDRESSES = 10_000;

    /** Lets time pass. */
    @FunctionalInterface
    interface Pause {
        void last(Duration time) throws InterruptedException;
    }

    private record Tally(Instant begun, int count) {}

    private final Clock clock;
    private final Pause pause;
    private final Map<String, Tally> tallies = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tally> eldest) {
            return size() > ADDRESSES;
        }
    };

    Attempts(Clock clock, Pause pause) {
        this.clock = clock;
        this.pause = pause;
    }

    /** Notes a wrong token from the address, after the time that it costs; refuses with {@code too-many-attempts} at once. */
    void wrong(String address) {
        if (count(address) > MOST) {
            throw new Refusal(
                    Code.TOO_MANY_ATTEMPTS,
                    null,
                    "Wait a minute: there were too many wrong tokens from this address. A good one is taken at any time.");
        }
        try {
            pause.last(COST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized int count(String address) {
        Instant now = clock.instant();
        Tally tally = tallies.remove(address);
        Tally next = tally == null || !now.isBefore(tally.begun().plus(SPAN))
                ? new Tally(now, 1)
                : new Tally(tally.begun(), tally.count() + 1);
        tallies.put(address, next);
        return next.count();
    }

    /** How long an address that is refused has to wait at most. */
    static Duration span() {
        return SPAN;
    }
}
