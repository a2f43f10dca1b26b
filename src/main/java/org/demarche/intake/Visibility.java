package org.demarche.intake;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.demarche.kernel.Outcome;
import org.demarche.kernel.Recorded;
import org.demarche.ledger.Durability;
import org.demarche.ledger.Ledger;
import org.jspecify.annotations.Nullable;

/** Waits until what was recorded last can be seen. Not thread-safe. */
final class Visibility {
    private static final Duration LOOK = Duration.ofSeconds(5);
    /** So often for what was recorded last, two minutes in all. */
    private static final int LOOKS = 24;
    /** So many batches are on their way at once: sequenced, projected, and recorded. */
    private static final int AHEAD = 3;

    private record Step(@Nullable String last, Runnable seen) {}

    private final Ledger ledger;
    private final Durability durability;
    private @Nullable String last;
    /** Of what others have recorded, it may be just now; it says nothing of when ours is visible. */
    private @Nullable String repeated;

    private final Deque<Step> ahead = new ArrayDeque<>();

    Visibility(Ledger ledger, Durability durability) {
        this.ledger = ledger;
        this.durability = durability;
    }

    /** What is next to be waited for. */
    void expect(Outcome outcome) {
        if (outcome instanceof Recorded recorded && recorded.created()) {
            last = recorded.event();
        } else if (outcome instanceof Recorded recorded) {
            repeated = recorded.event();
        }
    }

    /** Whether there is something to wait for. */
    boolean isAwaited() {
        return last != null || repeated != null;
    }

    /**
     * Waits for what was recorded some batches ago, so that the projections are never far behind.
     *
     * @param seen is run, within this call or a later one of any method, when what is recorded now can be seen
     */
    void keepUp(Runnable seen) {
        ahead.add(new Step(last, seen));
        if (ahead.size() > AHEAD) {
            await(ahead.element().last());
            ahead.remove().seen().run();
        }
    }

    /** Throws {@link IllegalStateException} where the projections do not follow, and whatever keeps entries from the disk. */
    void await() {
        await(last);
        await(repeated);
        last = null;
        repeated = null;
        while (!ahead.isEmpty()) {
            ahead.remove().seen().run();
        }
    }

    private void await(@Nullable String event) {
        if (event == null) {
            return;
        }
        for (int look = 0; look < LOOKS; look++) {
            if (ledger.awaitVisible(event, LOOK).isPresent()) {
                return;
            }
            durability.secure(); // it says why, where nothing can be written
        }
        throw new IllegalStateException(
                "The projections do not follow the ledger; the log of the server, or of demarche rebuild, says why.");
    }
}
