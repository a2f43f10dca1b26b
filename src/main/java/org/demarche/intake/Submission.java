package org.demarche.intake;

import java.time.Duration;
import org.demarche.kernel.Recorder;
import org.demarche.kernel.Refusal;
import org.demarche.kernel.Write;
import org.demarche.ledger.Ledger;
import org.jspecify.annotations.Nullable;

/**
 * Hands in writes one after the other that may refer to one another. It waits for the projections only when it must:
 * before it believes a refusal, and at the end. Not thread-safe.
 */
final class Submission {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Recorder recorder;
    private final Ledger ledger;
    private final String who;
    private @Nullable String unawaited;

    Submission(Recorder recorder, Ledger ledger, String who) {
        this.recorder = recorder;
        this.ledger = ledger;
        this.who = who;
    }

    /** Records {@code write} as a consequence of {@code correlationId}. Refuses what is refused when everything before is known. */
    void submit(Write write, String correlationId) {
        try {
            unawaited = recorder.submit(write, who, correlationId).event();
        } catch (Refusal refusal) {
            if (unawaited == null) {
                throw refusal;
            }
            awaitVisible();
            unawaited = recorder.submit(write, who, correlationId).event();
        }
    }

    /** Waits until everything handed in is visible. */
    void awaitVisible() {
        if (unawaited != null && ledger.awaitVisible(unawaited, PATIENCE).isEmpty()) {
            throw new SeedFailure("The projections do not follow the ledger; look at the log.");
        }
        unawaited = null;
    }
}
