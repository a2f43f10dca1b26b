package org.demarche.web;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.demarche.ledger.Ledger;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Waits with requests, 5 s at most, until what is recorded is visible: with so many, and with none of the others. Thread-safe.
 */
@Component
class Unseen {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Ledger ledger;
    private final Semaphore waiting;

    Unseen(Ledger ledger, @Value("${demarche.requests.unseen}") int mostWaiting) {
        this.ledger = ledger;
        this.waiting = new Semaphore(mostWaiting);
    }

    /** The revision of the stored event; empty where it is not visible. The request has no turn any more. */
    OptionalLong await(String event) {
        return within(patience -> ledger.awaitVisible(event, patience));
    }

    /**
     * Whether the revision is visible. The request has no turn while it waits.
     *
     * @throws org.demarche.kernel.Refusal {@code overloaded}: there is no turn for it afterwards
     */
    boolean await(long revision) {
        return Turn.without(() -> within(patience -> ledger.awaitVisible(revision, patience)));
    }

    private <T> T within(Function<Duration, T> wait) {
        if (!waiting.tryAcquire()) {
            return wait.apply(Duration.ZERO);
        }
        try {
            return wait.apply(PATIENCE);
        } finally {
            waiting.release();
        }
    }
}
