package org.demarche.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.demarche.cluster.Cluster;
import org.demarche.cluster.Duty;
import org.demarche.crisis.KnownCrises;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.demarche.ledger.Ledger;
import org.demarche.ledger.Outage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Imports that are sent to the server, one after the other, of all nodes together; each tells of all. What was taken in is gone
 * on with after a stop or a crash, by whichever node has the duty. Thread-safe.
 */
public final class Imports implements SmartLifecycle, Cluster.Work {
    /** So many may wait. */
    static final int MOST_WAITING = 100;

    private static final Logger LOG = LoggerFactory.getLogger(Imports.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String NOT_KEPT = "The end of the import {} cannot be kept; the next start goes on with it";
    private static final int OCTETS_OF_ID = 8;
    /** For the batch under way, when the program ends. */
    static final Duration PATIENCE = Duration.ofSeconds(2);
    /** Longer than until another node says again that it is free. */
    private static final Duration YIELD = Duration.ofSeconds(6);
    /** After the database did not answer, or the projections did not follow. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Jobs jobs;
    private final Cluster cluster;
    private final Importer importer;
    private final KnownCrises crises;
    private final Ledger ledger;
    private final Clock clock;
    private final Followers followers;
    private final AtomicBoolean isDue = new AtomicBoolean();
    /** Another each time that this node gets the duty; null while it has not got it. */
    private volatile @Nullable Object turn;

    /** Nanoseconds; until then no other is begun, since another node may get the duty. */
    private volatile long yieldsUntil = System.nanoTime();

    private volatile boolean running;
    /** That this node runs: what it tells of it is newer than what is kept. */
    private volatile @Nullable String current;

    private ExecutorService worker = Executors.newSingleThreadExecutor();

    Imports(Jobs jobs, Cluster cluster, Importer importer, KnownCrises crises, Ledger ledger, Clock clock) {
        this.jobs = jobs;
        this.followers = new Followers(jobs);
        this.cluster = cluster;
        this.importer = importer;
        this.crises = crises;
        this.ledger = ledger;
        this.clock = clock;
        cluster.onNews(this::look);
    }

    /**
     * Takes an import in; it is on the disk then, and will be run.
     *
     * @throws Refusal {@code not-found}: there is no such crisis; {@code body-too-large}; {@code ledger-damaged};
     *     {@code unavailable}: too many wait already, or it does not come to its end or cannot be kept; nothing is left of it then
     */
    public ImportJob begin(Assignment assignment, InputStream sent) {
        if (crises.find(assignment.crisis()).isEmpty()) {
            throw new Refusal(Code.NOT_FOUND, null, "There is no such crisis; open it first.");
        }
        ledger.damage().ifPresent(damage -> {
            throw new Refusal(
                    Code.LEDGER_DAMAGED,
                    null,
                    "Nothing is written into a damaged ledger; tell its operator: " + damage);
        });
        if (assignment.mapping() != null) {
            importer.mapping(assignment.mapping());
        }
        if (jobs.waiting() >= MOST_WAITING) {
            throw new Refusal(Code.UNAVAILABLE, null, "Wait until some of the imports that wait have ended.");
        }
        byte[] random = new byte[OCTETS_OF_ID];
        RANDOM.nextBytes(random);
        String id = "imp-" + HexFormat.of().formatHex(random);
        ImportJob job = new ImportJob(
                id,
                assignment.crisis(),
                assignment.format().text(),
                assignment.mapping(),
                assignment.rehearsal(),
                ImportState.QUEUED,
                Counts.NONE,
                0,
                assignment.who(),
                now(),
                null,
                null,
                List.of());
        receive(job, sent);
        runSoon();
        return job;
    }

    private void receive(ImportJob job, InputStream sent) {
        try {
            jobs.receive(job, sent);
        } catch (IOException | UncheckedIOException failure) {
            LOG.warn("What {} sent for an import could not be kept: {}", job.startedBy(), failure.toString());
            throw new Refusal(
                    Code.UNAVAILABLE,
                    null,
                    "What you sent could not be kept; send it again, and if that is of no use, tell the operator to look for room.");
        }
    }

    /** One of them. */
    public Optional<ImportJob> find(String id) {
        return jobs.find(id);
    }

    /** All that are remembered, the latest first, it may be without the rows that were refused. */
    public List<ImportJob> list() {
        return jobs.list();
    }

    /**
     * Tells of one as it stands, and then of each step until it has ended, in order; of one that another node runs, of the latest
     * step each time it is looked at. Returns whether there is one.
     *
     * @param follower called by the thread that makes the step, which it must not hold up; what it throws ends its following
     */
    public boolean follow(String id, Consumer<ImportJob> follower) {
        return followers.add(id, follower);
    }

    /** What other nodes have taken in, or have come to. */
    private void look() {
        runSoon();
        followers.look(current);
    }

    /** Ends one before its next batch, or, where another node runs it, soon. It is no fault when it has ended. Empty where there is none. */
    public Optional<ImportJob> cancel(String id) {
        try {
            Optional<ImportJob> cancelled = jobs.cancel(id, now());
            cancelled.filter(job -> job.state().isEnd()).ifPresent(followers::tell);
            return cancelled;
        } catch (UncheckedIOException full) {
            LOG.error(NOT_KEPT, id, full);
            return jobs.find(id);
        }
    }

    private void runSoon() {
        if (turn != null && isDue.compareAndSet(false, true)) {
            try {
                worker.execute(this::runAll);
            } catch (RejectedExecutionException stopping) {
                LOG.debug("What waits is left to another node, or to the next start", stopping);
            }
        }
    }

    private void runAll() {
        isDue.set(false);
        Object mine = turn;
        try {
            Optional<ImportJob> next = next(mine);
            while (next.isPresent()) {
                current = next.get().id();
                run(next.get(), mine);
                current = null;
                next = next(mine);
            }
        } catch (DataAccessException | TransactionException outage) {
            LOG.debug("Imports cannot be looked for now: {}", outage.toString());
        } finally {
            current = null;
        }
    }

    private Optional<ImportJob> next(@Nullable Object mine) {
        boolean isToGoOn = mine != null && mine.equals(turn) && System.nanoTime() - yieldsUntil >= 0;
        return isToGoOn ? jobs.next() : Optional.empty();
    }

    /** What is broken off and not cancelled has not ended: whoever has the duty begins it again. */
    private void run(ImportJob job, @Nullable Object mine) {
        followers.tell(job);
        String id = job.id();
        Following following = new Following(job, mine);
        try (InputStream sent = jobs.open(id)) {
            Assignment assignment = new Assignment(
                    job.crisis(), ImportFormat.of(job.format()), job.mapping(), job.startedBy(), job.dryRun());
            boolean hasComeToItsEnd = importer.run(assignment, sent, Map.of(), id, following);
            if (jobs.isCancelled(id)) {
                end(following.job.ended(ImportState.CANCELLED, now(), null));
            } else if (hasComeToItsEnd) {
                end(following.job.ended(ImportState.FINISHED, now(), null));
            }
        } catch (NoSuchFileException gone) {
            fail(following, "unavailable: what was sent is not there any more.");
        } catch (Refusal refusal) {
            fail(following, refusal.code().text() + ": " + refusal.detail());
        } catch (ReadsBehind behind) {
            LOG.warn(
                    "The import {} is broken off, and gone on with when it can be seen what it records. {}",
                    id,
                    behind.getMessage());
            LockSupport.parkNanos(PAUSE.toNanos());
        } catch (IOException | RuntimeException failure) {
            if (cluster.isShared() && Outage.isIn(failure)) {
                LOG.warn(
                        "The import {} is broken off, and gone on with when the database answers. {}",
                        id,
                        Outage.told(failure));
                LockSupport.parkNanos(PAUSE.toNanos());
            } else {
                fail(following, "unavailable: " + reason(id, failure));
            }
        }
    }

    /** Not where the duty was lost meanwhile, which may be why. */
    private void fail(Following following, String reason) {
        if (following.isOnDuty()) {
            end(following.job.ended(ImportState.FAILED, now(), reason));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private static String reason(String id, Exception failure) {
        if (!Outage.isIn(failure)) {
            LOG.warn("The import {} has failed", id, failure);
            return String.valueOf(failure.getMessage());
        }
        LOG.warn("The import {} has failed. {}", id, Outage.told(failure));
        return Outage.told(failure)
                + " What is recorded stays; when that is mended, the same file sent again records the rest.";
    }

    private void end(ImportJob job) {
        try {
            if (!jobs.end(job)) {
                return;
            }
        } catch (UncheckedIOException full) {
            LOG.error(NOT_KEPT, job.id(), full);
        }
        followers.tell(job);
        LOG.info(
                "Import {} of {} into {}: {}, {} rows read, {} recorded, {} duplicates, {} refused",
                job.id(),
                job.format(),
                job.crisis(),
                job.state(),
                job.counts().read(),
                job.counts().recorded(),
                job.counts().duplicates(),
                job.counts().rejected());
    }

    /** Of one that runs. */
    private final class Following implements Progress {
        private final Instant begun = clock.instant();
        private final @Nullable Object mine;
        private volatile ImportJob job;

        Following(ImportJob job, @Nullable Object mine) {
            this.job = job;
            this.mine = mine;
        }

        /** Whether this node has had the duty ever since it began. */
        boolean isOnDuty() {
            return mine != null && mine.equals(turn);
        }

        @Override
        public void advance(Counts counts, List<Rejection> rejections) {
            long millis = Math.max(1, Duration.between(begun, clock.instant()).toMillis());
            job = job.having(counts, rejections, counts.read() * 1_000 / millis);
            jobs.keep(job);
            followers.tell(job);
        }

        @Override
        public boolean isCancelled() {
            return !isOnDuty() || !jobs.isWanted(job.id());
        }
    }

    @Override
    public void start() {
        running = true;
        worker = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("imports").factory());
        try {
            jobs.start();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        cluster.stand(Duty.IMPORT, this);
    }

    @Override
    public void begin() {
        yieldsUntil = System.nanoTime();
        turn = new Object();
        runSoon();
    }

    /** What runs ends before its next batch, and whoever has the duty goes on with it. */
    @Override
    public void end() {
        turn = null;
    }

    @Override
    public boolean yields() {
        yieldsUntil = System.nanoTime() + YIELD.toNanos();
        return current == null;
    }

    /** Nothing else that ends is held up meanwhile. */
    @Override
    public void stop(Runnable stopped) {
        stopAside("imports-stop", this, stopped);
    }

    static void stopAside(String name, SmartLifecycle stopping, Runnable stopped) {
        Thread.ofPlatform().name(name).start(() -> {
            try {
                stopping.stop();
            } finally {
                stopped.run();
            }
        });
    }

    /** What runs ends with its batch, and is gone on with by another node, or at the next start. */
    @Override
    public void stop() {
        running = false;
        turn = null;
        worker.shutdown();
        try {
            if (!worker.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn(
                        "An import does not end with its batch; it is gone on with by another node, or at the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        cluster.resign(Duty.IMPORT);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
