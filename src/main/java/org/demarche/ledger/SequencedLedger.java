package org.demarche.ledger;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.demarche.ledger.tree.Tiles;
import org.demarche.ledger.tree.Tree;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ConcurrentLruCache;

/** The ledger as its tables and the node's gates know it. */
class SequencedLedger implements Ledger {
    /** So many roots, which never change, are remembered: each answer names one, and most name the latest. */
    private static final int ROOTS = 1_000;

    /** How soon it is seen that another node has projected something. */
    private static final Duration LOOK = Duration.ofMillis(200);

    private final EntryStore entries;
    private final Arrivals arrivals;
    private final RevisionGate visible;
    private final Generation generation;
    private final LedgerWatch watch;
    private final boolean isShared;
    private final ConcurrentLruCache<Long, String> roots;
    private final AtomicLong lookedAt = new AtomicLong(System.nanoTime());

    /** @param isShared whether other nodes may project, too */
    SequencedLedger(
            EntryStore entries,
            Tiles tiles,
            Arrivals arrivals,
            RevisionGate visible,
            Generation generation,
            LedgerWatch watch,
            boolean isShared) {
        this.entries = entries;
        this.isShared = isShared;
        this.roots = new ConcurrentLruCache<>(
                ROOTS, revision -> new Tree(tiles, revision).head().root().toString());
        this.arrivals = arrivals;
        this.visible = visible;
        this.generation = generation;
        this.watch = watch;
    }

    @Override
    public long visible() {
        return visible.reached();
    }

    @Override
    public long visibleAnywhere() {
        if (isShared) {
            visible.advance(entries.position());
        }
        return visible.reached();
    }

    @Override
    public long generation() {
        return generation.known();
    }

    @Override
    public long head() {
        return entries.head().revision();
    }

    @Override
    public boolean awaitVisible(long revision, Duration atMost) {
        try {
            return await(revision, System.nanoTime() + atMost.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public OptionalLong awaitVisible(String event, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        try {
            OptionalLong revision = arrivals.await(event, atMost);
            return revision.isPresent() && !await(revision.getAsLong(), deadline) ? OptionalLong.empty() : revision;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalLong.empty();
        }
    }

    /** What another node projects, this one finds in the table alone. */
    private boolean await(long revision, long deadline) throws InterruptedException {
        while (true) {
            long left = deadline - System.nanoTime();
            if (visible.await(revision, Duration.ofNanos(Math.min(LOOK.toNanos(), left)))) {
                return true;
            }
            if (left <= 0) {
                return false;
            }
            look();
        }
    }

    /** One of those who wait, for all of them. */
    private void look() {
        long now = System.nanoTime();
        long last = lookedAt.get();
        if (now - last >= LOOK.toNanos() && lookedAt.compareAndSet(last, now)) {
            visible.advance(entries.position());
        }
    }

    @Override
    public long revisionAt(long epochSecond) {
        return entries.revisionAt(epochSecond);
    }

    @Override
    public OptionalLong recordedAt(long revision) {
        return revision == 0 ? OptionalLong.empty() : entries.recordedAt(revision);
    }

    @Override
    public @Nullable String root(long revision) {
        try {
            return roots.get(revision);
        } catch (IllegalStateException incomplete) {
            if (watch.found().isEmpty()) {
                watch.look();
            }
            if (watch.found().isEmpty()) {
                throw incomplete;
            }
            return null;
        }
    }

    @Override
    public Optional<Damage> damage() {
        return watch.found();
    }
}
