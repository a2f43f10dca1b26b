package org.demarche.stance.stream;

import java.io.IOException;
import java.time.Instant;
import java.util.OptionalLong;
import org.demarche.crisis.CrisisId;
import org.demarche.ledger.Ledger;
import org.demarche.web.Bell;
import org.demarche.web.EventStory;
import org.demarche.web.EventWriter;
import org.jspecify.annotations.Nullable;

/** Tells one reader what is recorded in a crisis. All that it remembers is a revision. */
public final class CrisisStream implements EventStory, AutoCloseable {
    /** How far the node has read; the last entry was recorded then, null for none. */
    record Progress(long revision, @Nullable Instant recordedAt) {}

    private final LatestEntries.Shared entries;
    private final Ledger ledger;
    private final Bell bell;
    private long told;
    private boolean isLive;

    /**
     * Begins after a revision. Closed when nobody reads it any more.
     *
     * @param bell rings when more is visible
     * @param at epoch second as of which stances are told; null: each as of when it was recorded
     * @param after visible
     */
    public CrisisStream(
            LatestEntries entries, Ledger ledger, Bell bell, CrisisId crisis, @Nullable Long at, long after) {
        this.entries = entries.join(crisis, at);
        this.ledger = ledger;
        this.bell = bell;
        this.told = after;
    }

    @Override
    public boolean tell(EventWriter out) throws IOException {
        long visible = ledger.visible();
        if (told < visible) {
            LatestEntries.Stretch stretch = entries.read(told, visible);
            for (EntryChanges entry : stretch.entries()) {
                out.event(entry.changes().isEmpty() ? "recorded" : "stance-changed", entry.revision(), entry);
            }
            told = stretch.upTo();
        }
        if (told < visible) {
            bell.ring();
        } else if (!isLive) {
            isLive = true;
            beat(out);
        }
        return true;
    }

    @Override
    public void beat(EventWriter out) throws IOException {
        OptionalLong recordedAt = ledger.recordedAt(told);
        Instant when = recordedAt.isPresent() ? Instant.ofEpochSecond(recordedAt.getAsLong()) : null;
        out.event("progress", told, new Progress(told, when));
    }

    @Override
    public void close() {
        entries.close();
    }
}
