package org.demarche.intake;

import java.time.Duration;
import org.demarche.kernel.Outcome;
import org.demarche.kernel.Recorded;
import org.demarche.ledger.Ledger;
import org.jspecify.annotations.Nullable;

/** Waits until what was recorded last can be seen. Not thread-safe. */
final class Visibility {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Ledger ledger;
    private @Nullable String last;
    /** Of what others have recorded, it may be just now; it says nothing of when ours is visible. */
    private @Nullable String repeated;

    private @Nullable String before;

    Visibility(Ledger ledger) {
        this.ledger = ledger;
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

    /** Waits for what was recorded before this was called last, so that the projections are never far behind. */
    void keepUp() {
        await(before);
        before = last;
    }

    /** Throws {@link IllegalStateException} where the projections do not follow. */
    void await() {
        await(last);
        await(repeated);
        last = null;
        repeated = null;
        before = null;
    }

    private void await(@Nullable String event) {
        if (event != null && ledger.awaitVisible(event, PATIENCE).isEmpty()) {
            throw new IllegalStateException("The projections do not follow the ledger; look at the log.");
        }
    }
}
