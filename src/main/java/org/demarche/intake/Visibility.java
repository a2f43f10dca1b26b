package org.demarche.intake;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;
import org.demarche.kernel.Outcome;
import org.demarche.kernel.Recorded;
import org.demarche.ledger.Durability;
import org.demarche.ledger.Ledger;
import org.jspecify.annotations.Nullable;

/** Waits until what was recorded last can be seen. Not thread-safe. */
final class Visibility {
    /** Whoever breaks off waits no longer than one. */
    private static final Duration LOOK = Duration.ofSeconds(1);
    /** So often for what was recorded last, two minutes in all. */
    private static final int LOOKS = 120;
    /** So many batches are on their way at once: sequenced, projected, and recorded. */
    private static final int AHEAD = 3;

    private record Step(@Nullable String last, Runnable seen) {}

    private final Ledger ledger;
    private final Durability durability;
    private final BooleanSupplier isCancelled;
    private @Nullable String last;
    /** Of what others have recorded, it may be just now; it says nothing of when ours is visible. */
    private @Nullable String repeated;

    private final Deque<Step> ahead = new ArrayDeque<>();

    /**
     * Of what one import records.
     *
     * @param isCancelled whether what is not visible yet is not waited for any more
     */
    Visibility(Ledger ledger, Durability durability, BooleanSupplier isCancelled) {
        this.ledger = ledger;
        this.durability = durability;
        this.isCancelled = isCancelled;
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

    /**
     * Waits for all that was recorded.
     *
     * @throws ReadsBehind where the projections do not follow; what keeps entries from the disk is thrown as it is
     * @throws BrokenOff where it is cancelled before they have followed
     */
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
            if (isCancelled.getAsBoolean()) {
                throw new BrokenOff();
            }
            durability.secure(); // it says why, where nothing can be written
        }
        throw new ReadsBehind();
    }
}
