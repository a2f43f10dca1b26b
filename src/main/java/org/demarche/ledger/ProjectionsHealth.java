package org.demarche.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Down when the projections cannot take an entry, which the node that leads names; and when something recorded has waited
 * longer than {@link #PATIENCE} to be seen by reads. Thread-safe.
 */
class ProjectionsHealth implements HealthIndicator {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final EntryStore entries;
    private final RevisionGate visible;
    private final Obstacle obstacle;
    private final Clock clock;
    private final SharedQuestion<Boolean> waitsTooLong;

    /** @param atMost after which no answer of the database is one */
    ProjectionsHealth(EntryStore entries, RevisionGate visible, Obstacle obstacle, Clock clock, Duration atMost) {
        this.entries = entries;
        this.visible = visible;
        this.obstacle = obstacle;
        this.clock = clock;
        this.waitsTooLong = new SharedQuestion<>(this::waitsTooLong, atMost);
    }

    @Override
    public Health health() {
        Optional<Obstacle.Found> found = obstacle.beyond(visible.reached());
        if (found.isPresent()) {
            return Health.down()
                    .withDetail("error", "an entry cannot be taken")
                    .withDetail("revision", found.get().revision())
                    .withDetail("event", found.get().event())
                    .withDetail("by", found.get().by())
                    .build();
        }
        return waitsTooLong
                .answer()
                .map(itDoes -> itDoes ? Health.down().withDetail("error", "reads do not follow") : Health.up())
                .orElseGet(() -> Health.down().withDetail("error", "the ledger cannot be read"))
                .build();
    }

    /** By the time at which the first that is not seen was recorded; whether it has its revision yet or not. */
    private boolean waitsTooLong() {
        long seen = visible.reached();
        OptionalLong recorded = entries.recordedAt(seen + 1);
        if (recorded.isEmpty()) {
            recorded = entries.marks().first();
        }
        return recorded.isPresent()
                && clock.instant()
                        .isAfter(Instant.ofEpochSecond(recorded.getAsLong()).plus(PATIENCE));
    }
}
