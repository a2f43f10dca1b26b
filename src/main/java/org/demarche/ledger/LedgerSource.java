package org.demarche.ledger;

import java.time.Instant;
import java.util.List;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/** The events in ledger order. The token's index is the revision; the tail is revision 0. Thread-safe. */
class LedgerSource implements StreamableMessageSource<TrackedEventMessage<?>> {
    private final EntryStore entries;
    private final RecentEntries recent;
    private final RevisionGate head;
    private final EntryMessages messages;
    private final Obstacle obstacle;

    LedgerSource(
            EntryStore entries, RecentEntries recent, RevisionGate head, EntryMessages messages, Obstacle obstacle) {
        this.entries = entries;
        this.recent = recent;
        this.head = head;
        this.messages = messages;
        this.obstacle = obstacle;
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken after) {
        long revision = after == null
                ? 0
                : after.position().orElseThrow(() -> new IllegalArgumentException("Not ours: " + after));
        return new LedgerStream(this::after, head, messages, obstacle, revision);
    }

    private List<Entry> after(long revision, int limit) {
        return recent.after(revision, limit).orElseGet(() -> entries.entriesAfter(revision, limit));
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(0);
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(entries.head().revision());
    }

    /** The token after which entries recorded at or after {@code instant} come. */
    @Override
    public TrackingToken createTokenAt(Instant instant) {
        return new GlobalSequenceTrackingToken(entries.revisionAt(instant.getEpochSecond() - 1));
    }
}
