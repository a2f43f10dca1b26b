package org.demarche.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.demarche.crisis.CrisisId;
import org.demarche.development.ReportDevelopment;
import org.demarche.intake.feed.FeedEvent;
import org.demarche.intake.feed.Row;
import org.demarche.intake.feed.Rows;
import org.demarche.kernel.Refusal;
import org.demarche.kernel.Write;

/**
 * The rows of an input, as many as a transaction records at a time. Those of the next are read and drafted by a thread of their own
 * while those of the one before are recorded. For one thread at a time.
 */
final class Batches implements AutoCloseable {
    /** Rows of one transaction. */
    static final int ROWS = 500;

    /** What comes after the rows of a batch. */
    enum After {
        MORE,
        NOTHING,
        /** The import is broken off, and this batch is not recorded. */
        CANCELLED
    }

    /** @param read how many rows these are */
    record Batch(
            int read,
            List<Unwritten> refused,
            List<Drafted> told,
            List<Numbered> directory,
            List<Numbered> developments,
            After after) {}

    /** A row that nothing can be written of, and why. */
    record Unwritten(long line, Refusal refusal) {}

    /** A row that could be written, as it is if its actors have the ids that are made of their names. */
    record Drafted(long line, FeedEvent event, ReportDevelopment draft) {}

    record Numbered(long line, Write write) {}

    private final Rows rows;
    private final CrisisId crisis;
    private final BooleanSupplier isCancelled;
    /** Where it waits for an input that does not end, nobody waits for it. */
    private final ExecutorService reader = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("rows").factory());

    private Future<Batch> next;

    /** @param isCancelled is asked for each row, by the thread that reads */
    Batches(Rows rows, CrisisId crisis, BooleanSupplier isCancelled) {
        this.rows = rows;
        this.crisis = crisis;
        this.isCancelled = isCancelled;
        next = reader.submit(this::read);
    }

    /**
     * The next batch. Not asked for after one that has no {@link After#MORE}.
     *
     * @throws IOException when the input cannot be read
     * @throws Refusal when it is not of the format
     * @throws BrokenOff when this thread is interrupted
     */
    Batch next() throws IOException {
        try {
            Batch batch = next.get();
            if (batch.after() == After.MORE) {
                next = reader.submit(this::read);
            }
            return batch;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokenOff();
        } catch (ExecutionException failure) {
            switch (failure.getCause()) {
                case IOException unreadable -> throw unreadable;
                case RuntimeException refused -> throw refused;
                case null, default -> throw new IllegalStateException(failure);
            }
        }
    }

    private Batch read() throws IOException {
        List<Unwritten> refused = new ArrayList<>();
        List<Drafted> told = new ArrayList<>();
        List<Numbered> directory = new ArrayList<>();
        List<Numbered> developments = new ArrayList<>();
        After after = After.MORE;
        int read = 0;
        while (read < ROWS && after == After.MORE) {
            Row row = rows.next();
            if (row == null) {
                after = After.NOTHING;
            } else if (isCancelled.getAsBoolean()) {
                after = After.CANCELLED;
            } else {
                read++;
                switch (row) {
                    case Row.Unread unread -> refused.add(new Unwritten(unread.line(), unread.refusal()));
                    case Row.Asked asked ->
                        (asked.write() instanceof ReportDevelopment ? developments : directory)
                                .add(new Numbered(asked.line(), asked.write()));
                    case Row.Told event -> draft(event, told, refused);
                }
            }
        }
        return new Batch(read, refused, told, directory, developments, after);
    }

    /** Refuses what could not be written whoever its actors are, before it is kept with the others: it may be long. */
    private void draft(Row.Told row, List<Drafted> told, List<Unwritten> refused) {
        try {
            told.add(new Drafted(row.line(), row.event(), Writes.draft(crisis, row.event())));
        } catch (Refusal refusal) {
            refused.add(new Unwritten(row.line(), refusal));
        }
    }

    @Override
    public void close() {
        reader.shutdownNow();
    }
}
