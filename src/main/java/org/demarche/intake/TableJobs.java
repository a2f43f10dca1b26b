package org.demarche.intake;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/**
 * Imports of nodes that share a database: in tables, with what was sent for them, so that any node tells of them, and goes on with
 * them. A node that runs one has a claim to it, which the next that takes it up puts out of force.
 */
final class TableJobs implements Jobs {
    /** Steps that follow each other sooner are not all written. */
    private static final Duration PACE = Duration.ofMillis(200);

    /** So many files are copied into the database at once: others have use for its connections. */
    private static final int COPIED_AT_ONCE = 2;

    /** Of one that has been sent, and waits for those. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** What this node runs, or ran last. */
    private record Claim(String job, int number) {}

    private record Stored(ImportJob job, int claim, boolean cancelled, boolean ended) {}

    private final Semaphore copying = new Semaphore(COPIED_AT_ONCE);

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final JobFolder spool;
    private final long mostOctets;
    private final JsonMapper json;
    private final Set<String> unwanted = ConcurrentHashMap.newKeySet();
    private volatile Claim claim = new Claim("", 0);
    private int rejectionsKept;
    private long keptAt;

    /**
     * Of the database.
     *
     * @param spool in which a file is while it is sent
     * @param mostOctets of what may wait in all
     */
    TableJobs(JdbcClient jdbc, TransactionOperations transactions, JobFolder spool, long mostOctets, JsonMapper json) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.spool = spool;
        this.mostOctets = mostOctets;
        this.json = json;
    }

    /** Takes in what a release that kept imports in the folder has left there. */
    @Override
    public void start() throws IOException {
        for (ImportJob job : spool.all()) {
            takeOver(job);
        }
    }

    private void takeOver(ImportJob job) throws IOException {
        try {
            if (job.state().isEnd()) {
                transactions.executeWithoutResult(status -> {
                    insert(job, 0);
                    keepRejections(job, 0);
                });
            } else if (spool.isWaiting(job.id())) {
                insert(job.at(ImportState.QUEUED), spool.file(job.id()));
            }
        } catch (DuplicateKeyException crashed) {
            // after it had been taken over, and before it was forgotten
        }
        spool.discard(job.id());
        spool.forget(job.id());
    }

    /** The file is sent as slowly as its sender likes, and is then in the database in one go, or not at all. */
    @Override
    public void receive(ImportJob job, InputStream sent) throws IOException {
        Path file = spool.spool(job.id(), sent);
        try {
            if (!copying.tryAcquire(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
                throw unavailable("Send it again in a while: other files are copied.");
            }
            try {
                insertIfThereIsRoom(job, file);
            } finally {
                copying.release();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw unavailable("Send it again: this server ends.");
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static Refusal unavailable(String detail) {
        return new Refusal(Code.UNAVAILABLE, null, detail);
    }

    private void insertIfThereIsRoom(ImportJob job, Path file) throws IOException {
        long waiting = jdbc.sql("select coalesce(sum(size), 0) from import_job where not ended")
                .query(Long.class)
                .single();
        if (waiting > mostOctets - Files.size(file)) {
            throw unavailable(
                    "Wait until some of the imports that wait have ended: their files are too large together.");
        }
        insert(job, file);
    }

    private void insert(ImportJob job, Path file) throws IOException {
        try (InputStream octets = Files.newInputStream(file)) {
            long size = Files.size(file);
            transactions.executeWithoutResult(status -> {
                insert(job, size);
                Pieces.insert(jdbc, job.id(), octets);
            });
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    private void insert(ImportJob job, long size) {
        jdbc.sql("insert into import_job (id, job, size, claim, cancelled, ended) values (?, ?, ?, 0, false, ?)")
                .params(job.id(), written(job), size, job.state().isEnd())
                .update();
    }

    @Override
    public int waiting() {
        return jdbc.sql("select count(*) from import_job where not ended")
                .query(Integer.class)
                .single();
    }

    @Override
    public Optional<ImportJob> find(String id) {
        return glance(id).map(job -> job.having(job.counts(), rejections(id), job.ratePerSecond()));
    }

    @Override
    public Optional<ImportJob> glance(String id) {
        return jdbc.sql("select * from import_job where id = ?")
                .param(id)
                .query(this::stored)
                .optional()
                .map(Stored::job);
    }

    @Override
    public List<ImportJob> list() {
        return jdbc.sql("select * from import_job order by number desc").query(this::stored).list().stream()
                .map(Stored::job)
                .toList();
    }

    @Override
    public Optional<ImportJob> next() {
        return requireNonNull(transactions.execute(status -> take()));
    }

    private Optional<ImportJob> take() {
        Stored waits = jdbc.sql("select * from import_job where number ="
                        + " (select min(number) from import_job where not ended) and not ended for update")
                .query(this::stored)
                .optional()
                .orElse(null);
        if (waits == null) {
            return Optional.empty();
        }
        ImportJob job = waits.job().at(ImportState.RUNNING);
        Claim taken = new Claim(job.id(), waits.claim() + 1);
        jdbc.sql("update import_job set job = ?, claim = ? where id = ?")
                .params(written(job), taken.number(), job.id())
                .update();
        jdbc.sql("delete from import_rejection where job = ?").param(job.id()).update();
        claim = taken;
        rejectionsKept = 0;
        keptAt = System.nanoTime() - PACE.toNanos();
        unwanted.clear();
        if (waits.cancelled()) {
            unwanted.add(job.id());
        }
        return Optional.of(job);
    }

    @Override
    public InputStream open(String id) {
        return new Pieces(
                jdbc,
                id,
                jdbc.sql("select size from import_job where id = ?")
                        .param(id)
                        .query(Long.class)
                        .single());
    }

    @Override
    public void keep(ImportJob job) {
        if (System.nanoTime() - keptAt < PACE.toNanos()) {
            return;
        }
        boolean isToGoOn = Boolean.TRUE.equals(transactions.execute(status -> write(job) && !isCancelled(job.id())));
        if (!isToGoOn) {
            unwanted.add(job.id());
        }
        rejectionsKept = job.rejectedRows().size();
        keptAt = System.nanoTime();
    }

    /** False where another node has taken it up. */
    private boolean write(ImportJob job) {
        boolean isOurs = job.id().equals(claim.job())
                && jdbc.sql("update import_job set job = ?, ended = ? where id = ? and claim = ? and not ended")
                                .params(written(job), job.state().isEnd(), job.id(), claim.number())
                                .update()
                        == 1;
        if (isOurs) {
            keepRejections(job, rejectionsKept);
        }
        return isOurs;
    }

    private void keepRejections(ImportJob job, int from) {
        for (int number = from; number < job.rejectedRows().size(); number++) {
            jdbc.sql("insert into import_rejection (job, number, rejection) values (?, ?, ?)")
                    .params(
                            job.id(),
                            number,
                            json.writeValueAsBytes(job.rejectedRows().get(number)))
                    .update();
        }
    }

    @Override
    public boolean isWanted(String id) {
        return !unwanted.contains(id);
    }

    @Override
    public boolean isCancelled(String id) {
        return jdbc.sql("select cancelled from import_job where id = ?")
                .param(id)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    @Override
    public boolean end(ImportJob job) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            boolean isOurs = write(job);
            if (isOurs) {
                forgetFiles(job.id());
            }
            return isOurs;
        }));
    }

    private void forgetFiles(String ended) {
        jdbc.sql("delete from import_piece where job = ?").param(ended).update();
        jdbc.sql("delete from import_job where ended and number <="
                        + " (select number from import_job order by number desc offset ? rows fetch next 1 rows only)")
                .param(REMEMBERED)
                .update();
    }

    @Override
    public Optional<ImportJob> cancel(String id, Instant now) {
        Optional<ImportJob> found = requireNonNull(transactions.execute(status -> cancelled(id, now)));
        // not before the commit: it would be broken off, and not be cancelled
        found.filter(job -> job.state() == ImportState.RUNNING).ifPresent(job -> unwanted.add(id));
        return found;
    }

    private Optional<ImportJob> cancelled(String id, Instant now) {
        Stored found = jdbc.sql("select * from import_job where id = ? for update")
                .param(id)
                .query(this::stored)
                .optional()
                .orElse(null);
        if (found == null || found.ended()) {
            return Optional.ofNullable(found).map(Stored::job);
        }
        if (found.job().state() == ImportState.RUNNING) {
            jdbc.sql("update import_job set cancelled = true where id = ?")
                    .param(id)
                    .update();
            return Optional.of(found.job());
        }
        ImportJob ended = found.job().ended(ImportState.CANCELLED, now, null);
        jdbc.sql("update import_job set job = ?, ended = true where id = ?")
                .params(written(ended), id)
                .update();
        forgetFiles(id);
        return Optional.of(ended);
    }

    private List<Rejection> rejections(String id) {
        return jdbc.sql("select rejection from import_rejection where job = ? order by number")
                .param(id)
                .query((row, number) -> json.readValue(row.getBytes(1), Rejection.class))
                .list();
    }

    private byte[] written(ImportJob job) {
        return json.writeValueAsBytes(job.having(job.counts(), List.of(), job.ratePerSecond()));
    }

    private Stored stored(ResultSet row, int number) throws SQLException {
        return new Stored(
                json.readValue(row.getBytes("job"), ImportJob.class),
                row.getInt("claim"),
                row.getBoolean("cancelled"),
                row.getBoolean("ended"));
    }
}
