package org.demarche.stance.stream;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.demarche.crisis.CrisisId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** What is new in crises, read once for all streams that are up to date, and kept as long as there are any. Thread-safe. */
@Component
public class LatestEntries {
    /** Looked through at once; what it comes to is all that is in memory. */
    static final int REVISIONS = 500;

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** Finds the entries after one revision and up to another. */
    @FunctionalInterface
    interface Entries {
        List<EntryChanges> read(CrisisId crisis, @Nullable Long at, long after, long upTo);
    }

    /** Those after one revision and up to another. */
    record Stretch(long after, long upTo, List<EntryChanges> entries) {
        Stretch {
            entries = List.copyOf(entries);
        }

        private boolean covers(long revision) {
            return after <= revision && revision < upTo;
        }

        private Stretch from(long revision) {
            return new Stretch(
                    revision,
                    upTo,
                    entries.stream()
                            .filter(entry -> entry.revision() > revision)
                            .toList());
        }
    }

    private record Key(CrisisId crisis, @Nullable Long at) {}

    private final Entries entries;
    /** Of streams that are behind so many are read for at once: others have use for the connections. */
    private final Semaphore late = new Semaphore(2);

    private final ConcurrentMap<Key, Shared> shared = new ConcurrentHashMap<>();

    @Autowired
    LatestEntries(EntryReader entries) {
        this(entries::read);
    }

    LatestEntries(Entries entries) {
        this.entries = entries;
    }

    /**
     * For one more stream, until it is left.
     *
     * @param at epoch second as of which the stances are told; null: each as of when it was recorded
     */
    Shared join(CrisisId crisis, @Nullable Long at) {
        return shared.compute(new Key(crisis, at), (key, there) -> {
            Shared joined = there == null ? new Shared(key) : there;
            joined.streams++;
            return joined;
        });
    }

    /** How many are kept. */
    int kept() {
        return shared.size();
    }

    /** What the streams of one crisis, as of one moment, have in common. */
    final class Shared implements AutoCloseable {
        private final Key key;
        private final ReentrantLock reading = new ReentrantLock();
        private volatile Stretch latest = new Stretch(0, 0, List.of());
        private int streams;

        private Shared(Key key) {
            this.key = key;
        }

        /** Of what follows a revision, the first or all, or nothing yet. Who is not further behind than others does not read what they have read. */
        Stretch read(long after, long visible) {
            if (after < latest.after()) {
                return findInTurn(after, visible);
            }
            reading.lock();
            try {
                Stretch read = latest;
                if (!read.covers(after)) {
                    read = find(after, visible);
                    latest = read;
                }
                return read.from(after);
            } finally {
                reading.unlock();
            }
        }

        /** Or nothing yet, where others are read for: whoever asks may have other things to see to. */
        private Stretch findInTurn(long after, long visible) {
            Stretch nothing = new Stretch(after, after, List.of());
            try {
                if (!late.tryAcquire(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
                    return nothing;
                }
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return nothing;
            }
            try {
                return find(after, visible);
            } finally {
                late.release();
            }
        }

        private Stretch find(long after, long visible) {
            long upTo = Math.min(after + REVISIONS, visible);
            return new Stretch(after, upTo, entries.read(key.crisis(), key.at(), after, upTo));
        }

        /** Leaves it. */
        @Override
        public void close() {
            shared.compute(key, (same, there) -> --streams == 0 ? null : there);
        }
    }
}
