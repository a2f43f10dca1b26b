package org.demarche.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Gives every stored event the next revision. One thread per node; the locked head row lets one node extend the ledger at
 * a time. Woken by each commit of this node; looks by itself once per {@link #LOOK} for events of others.
 */
class Sequencer implements SmartLifecycle {
    static final int PHASE = Integer.MIN_VALUE + 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(Sequencer.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final int LONGEST_PAUSE = 64;
    /** For what it is at when the program ends; the next start finds it. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** As many entries as a batch has, and no more, may be in the database and not yet in the journal. */
    static final int BATCH = 500;

    private final EntryStore entries;
    private final TransactionOperations transaction;
    private final Arrivals arrivals;
    private final RevisionGate head;
    private final RecentEntries recent;
    private final FreshEvents fresh;
    private final Journal journal;
    /** One thread of this node at a time, so that what is committed first is kept first. */
    private final Lock turn = new ReentrantLock();

    private final Semaphore wakes = new Semaphore(0);
    private volatile boolean running;
    private volatile @Nullable Thread thread;
    private long failures;

    Sequencer(
            EntryStore entries,
            TransactionOperations transaction,
            Arrivals arrivals,
            RevisionGate head,
            RecentEntries recent,
            FreshEvents fresh,
            Journal journal) {
        this.entries = entries;
        this.transaction = transaction;
        this.arrivals = arrivals;
        this.head = head;
        this.recent = recent;
        this.fresh = fresh;
        this.journal = journal;
    }

    /** Asks for a look at what is pending; returns at once. */
    void wake() {
        wakes.release();
    }

    /** Sequences everything that is committed and pending now, on the calling thread; it is on the disk then. */
    void drain() {
        turn.lock();
        try {
            boolean isLast;
            do {
                isLast = sequence();
            } while (!isLast);
        } finally {
            turn.unlock();
        }
    }

    /** Sequences a batch; whether it was all that is pending. */
    private boolean sequence() {
        List<Leaf> leaves = new ArrayList<>();
        boolean[] isLast = new boolean[1];
        EntryStore.Head after = transaction.execute(status -> {
            EntryStore.Head before = entries.lockHead();
            journal.keep(List.of(), before.revision());
            long revision = before.revision();
            long recordedAt = before.recordedAt();
            PendingMarks.Batch batch = entries.marks().batch(fresh::stored);
            List<PendingMarks.Pending> pending = batch.events();
            isLast[0] = batch.isLast() || pending.isEmpty();
            for (PendingMarks.Pending mark : pending) {
                recordedAt = Math.max(recordedAt, mark.event().epochSecond());
                leaves.add(new Leaf(++revision, recordedAt, mark.event()));
            }
            if (!pending.isEmpty()) {
                entries.append(leaves);
                entries.marks().settle(pending);
            }
            return new EntryStore.Head(revision, recordedAt);
        });
        journal.keep(leaves, after.revision());
        recent.add(leaves);
        leaves.forEach(leaf -> arrivals.arrived(leaf.event().identifier(), leaf.revision()));
        head.advance(after.revision());
        return isLast[0];
    }

    private void run() {
        while (running) {
            try {
                if (wakes.tryAcquire(pause().toMillis(), TimeUnit.MILLISECONDS)) {
                    wakes.drainPermits();
                }
                look();
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    /** Sequences what is pending. A failure is told the first time with its cause, then ever more rarely. */
    void look() {
        try {
            drain();
            if (failures > 0) {
                LOG.info("The ledger is extended again, after {} vain attempts", failures);
            }
            failures = 0;
        } catch (RuntimeException e) {
            failures++;
            if (failures == 1) {
                LOG.warn("The ledger could not be extended; trying again", e);
            } else if (Long.bitCount(failures) == 1) {
                LOG.warn("The ledger could not be extended {} times now: {}", failures, e.toString());
            }
        }
    }

    /** How long to wait for a wake before the next look: doubled by each failure. */
    Duration pause() {
        return LOOK.multipliedBy(Math.min(LONGEST_PAUSE, 1L << Math.min(failures, LONGEST_PAUSE - 2)));
    }

    @Override
    public void start() {
        head.advance(entries.head().revision());
        running = true;
        thread = Thread.ofPlatform().name("sequencer").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        wake();
        Thread stopping = thread;
        if (stopping == null) {
            return;
        }
        try {
            if (!stopping.join(PATIENCE)) {
                LOG.warn("The ledger is still being extended; what is not done is done at the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Starts before the processors that read the ledger and stops after them. */
    @Override
    public int getPhase() {
        return PHASE;
    }
}
