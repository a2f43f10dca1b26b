package org.demarche.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GenericDomainEventEntry;

/** A row of the event store, as stored. {@code timestamp} is the text that the store holds. */
@SuppressWarnings("ArrayRecordComponent") // never compared; arrays are handed through untouched
record StoredEvent(
        long index,
        String identifier,
        String aggregateType,
        String aggregate,
        long sequence,
        String timestamp,
        String payloadType,
        String payloadRevision,
        byte[] payload,
        byte[] metadata) {
    static final String COLUMNS = "e.global_index, e.event_identifier, e.aggregate_type, e.aggregate_identifier,"
            + " e.sequence_number, e.time_stamp, e.payload_type, e.payload_revision, e.payload, e.meta_data";

    static StoredEvent of(ResultSet row) throws SQLException {
        return new StoredEvent(
                row.getLong("global_index"),
                row.getString("event_identifier"),
                row.getString("aggregate_type"),
                row.getString("aggregate_identifier"),
                row.getLong("sequence_number"),
                row.getString("time_stamp"),
                row.getString("payload_type"),
                row.getString("payload_revision"),
                row.getBytes("payload"),
                row.getBytes("meta_data"));
    }

    /** The second in which it happened, truncated. */
    long epochSecond() {
        return instant().getEpochSecond();
    }

    /** When it happened. */
    Instant instant() {
        return Instant.parse(timestamp);
    }

    DomainEventData<byte[]> toAxon() {
        return new GenericDomainEventEntry<>(
                aggregateType,
                aggregate,
                sequence,
                identifier,
                instant(),
                payloadType,
                payloadRevision,
                payload,
                metadata);
    }
}
