package org.demarche.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.demarche.crisis.KnownCrises;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.demarche.ledger.Ledger;
import org.demarche.ledger.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Imports that are sent to the server, one after the other. What was taken in is gone on with after a stop or a crash. Thread-safe.
 */
public final class Imports implements SmartLifecycle {
    /** So many may wait. */
    static final int MOST_WAITING = 100;

    /** So many that have ended are remembered. */
    static final int REMEMBERED = 200;

    private static final Logger LOG = LoggerFactory.getLogger(Imports.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int OCTETS_OF_ID = 8;
    /** For the batch under way, when the program ends. */
    static final Duration PATIENCE = Duration.ofSeconds(8);

    private final JobFolder folder;
    private final Importer importer;
    private final KnownCrises crises;
    private final Ledger ledger;
    private final Clock clock;
    private final Map<String, ImportJob> jobs = new LinkedHashMap<>();
    private final Map<String, List<Consumer<ImportJob>>> followers = new HashMap<>();
    private final Set<String> cancelled = ConcurrentHashMap.newKeySet();
    private volatile boolean running;
    private ExecutorService worker = Executors.newSingleThreadExecutor();

    Imports(JobFolder folder, Importer importer, KnownCrises crises, Ledger ledger, Clock clock) {
        this.folder = folder;
        this.importer = importer;
        this.crises = crises;
        this.ledger = ledger;
        this.clock = clock;
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
        if (list().stream().filter(job -> !job.state().isEnd()).count() >= MOST_WAITING) {
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
        remember(job);
        worker.execute(() -> run(id));
        return job;
    }

    private void receive(ImportJob job, InputStream sent) {
        try {
            folder.receive(job.id(), sent);
            folder.keep(job);
        } catch (IOException | UncheckedIOException failure) {
            LOG.warn("What {} sent for an import could not be kept: {}", job.startedBy(), failure.toString());
            folder.discard(job.id());
            throw new Refusal(
                    Code.UNAVAILABLE,
                    null,
                    "What you sent could not be kept; send it again, and if that is of no use, tell the operator to look for room.");
        }
    }

    /** One of them. */
    public Optional<ImportJob> find(String id) {
        synchronized (jobs) {
            return Optional.ofNullable(jobs.get(id));
        }
    }

    /** All that are remembered, the latest first. */
    public List<ImportJob> list() {
        synchronized (jobs) {
            return new ArrayList<>(jobs.values()).reversed();
        }
    }

    /**
     * Tells of one as it stands, and then of each step until it has ended, in order. Returns whether there is one.
     *
     * @param follower called by the thread that makes the step, which it must not hold up; what it throws ends its following
     */
    public boolean follow(String id, Consumer<ImportJob> follower) {
        synchronized (jobs) {
            ImportJob job = jobs.get(id);
            if (job != null) {
                follower.accept(job);
                if (!job.state().isEnd()) {
                    followers.computeIfAbsent(id, any -> new ArrayList<>()).add(follower);
                }
            }
            return job != null;
        }
    }

    private void tell(ImportJob job) {
        followers.getOrDefault(job.id(), new ArrayList<>()).removeIf(follower -> {
            try {
                follower.accept(job);
                return false;
            } catch (RuntimeException gone) {
                return true;
            }
        });
        if (job.state().isEnd()) {
            followers.remove(job.id());
        }
    }

    /** Ends one before its next batch. It is no fault when it has ended. Empty where there is none. */
    public Optional<ImportJob> cancel(String id) {
        synchronized (jobs) {
            ImportJob job = jobs.get(id);
            if (job != null && job.state() == ImportState.QUEUED) {
                end(job.ended(ImportState.CANCELLED, now(), null));
            } else if (job != null && job.state() == ImportState.RUNNING) {
                cancelled.add(id);
            }
            return Optional.ofNullable(jobs.get(id));
        }
    }

    private void run(String id) {
        ImportJob queued = find(id).orElse(null);
        if (queued == null || queued.state() != ImportState.QUEUED || !running) {
            return;
        }
        ImportJob job = queued.at(ImportState.RUNNING);
        remember(job);
        Following following = new Following(job);
        try (InputStream sent = folder.open(id)) {
            Assignment assignment = new Assignment(
                    job.crisis(), ImportFormat.of(job.format()), job.mapping(), job.startedBy(), job.dryRun());
            importer.run(assignment, sent, Map.of(), id, following);
            if (running || cancelled.contains(id)) {
                end(following.job.ended(
                        cancelled.contains(id) ? ImportState.CANCELLED : ImportState.FINISHED, now(), null));
            }
        } catch (Refusal refusal) {
            end(following.job.ended(ImportState.FAILED, now(), refusal.code().text() + ": " + refusal.detail()));
        } catch (IOException | RuntimeException failure) {
            end(following.job.ended(ImportState.FAILED, now(), "unavailable: " + reason(id, failure)));
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
            folder.keep(job);
            folder.discard(job.id());
        } catch (UncheckedIOException full) {
            LOG.error("The end of the import {} cannot be kept; the next start goes on with it", job.id(), full);
        }
        cancelled.remove(job.id());
        remember(job);
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

    private void remember(ImportJob job) {
        synchronized (jobs) {
            jobs.put(job.id(), job);
            tell(job);
            var eldest = jobs.values().iterator();
            while (jobs.size() > REMEMBERED && eldest.hasNext()) {
                ImportJob old = eldest.next();
                if (old.state().isEnd()) {
                    eldest.remove();
                    folder.forget(old.id());
                }
            }
        }
    }

    /** Of one that runs. */
    private final class Following implements Progress {
        private final Instant begun = clock.instant();
        private ImportJob job;

        Following(ImportJob job) {
            this.job = job;
        }

        @Override
        public void advance(Counts counts, List<Rejection> rejections) {
            long millis = Math.max(1, Duration.between(begun, clock.instant()).toMillis());
            job = job.having(counts, rejections, counts.read() * 1_000 / millis);
            synchronized (jobs) {
                jobs.put(job.id(), job);
                tell(job);
            }
        }

        @Override
        public boolean isCancelled() {
            return !running || cancelled.contains(job.id());
        }
    }

    @Override
    public void start() {
        running = true;
        worker = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("imports").factory());
        for (ImportJob job : folder.all()) {
            synchronized (jobs) {
                jobs.put(job.id(), job);
            }
            if (!job.state().isEnd()) {
                takeUp(job);
            }
        }
    }

    private void takeUp(ImportJob job) {
        if (folder.isWaiting(job.id())) {
            remember(job.at(ImportState.QUEUED));
            worker.execute(() -> run(job.id()));
        } else {
            end(job.ended(ImportState.FAILED, now(), "unavailable: what was sent is not there any more."));
        }
    }

    /** What runs ends with its batch, and is gone on with at the next start. */
    @Override
    public void stop() {
        running = false;
        worker.shutdown();
        try {
            if (!worker.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("An import does not end with its batch; it is gone on with at the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
