package org.demarche.web;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import org.demarche.ledger.Ledger;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where requests wait, 5 s at most, until what is recorded is visible. So many may wait at once, and none of them is worked on
 * meanwhile; the others are told at once that it is not visible. Thread-safe.
 */
@Component
public final class Unseen {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Ledger ledger;
    private final int most;
    private final Semaphore free;

    Unseen(Ledger ledger, @Value("${demarche.requests.unseen}") int most) {
        this.ledger = ledger;
        this.most = most;
        this.free = new Semaphore(most);
    }

    /** How many do. */
    int waiting() {
        return most - free.availablePermits();
    }

    /** The revision of the stored event; empty where it is not visible. For requests that have given back their turn. */
    OptionalLong await(String event) {
        if (!free.tryAcquire()) {
            return ledger.awaitVisible(event, Duration.ZERO);
        }
        try {
            return ledger.awaitVisible(event, PATIENCE);
        } finally {
            free.release();
        }
    }

    /**
     * Whether the revision is visible. Others have the turn of the request while it waits.
     *
     * @throws org.demarche.kernel.Refusal {@code overloaded}: it is, but there is no turn to answer from it
     */
    boolean await(long revision) {
        if (!free.tryAcquire()) {
            return ledger.awaitVisible(revision, Duration.ZERO);
        }
        try {
            return Turn.without(() -> ledger.awaitVisible(revision, PATIENCE));
        } finally {
            free.release();
        }
    }
}
