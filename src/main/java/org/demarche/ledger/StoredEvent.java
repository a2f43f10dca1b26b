package org.demarche.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;

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

    /**
     * What the event storage has just written of an event that it was given, but for the place, which is 0: the event keeps what
     * it was written as.
     */
    static StoredEvent of(DomainEventMessage<?> written, Serializer serializer) {
        SerializedObject<byte[]> payload = written.serializePayload(serializer, byte[].class);
        return new StoredEvent(
                0,
                written.getIdentifier(),
                written.getType(),
                written.getAggregateIdentifier(),
                written.getSequenceNumber(),
                DateTimeUtils.formatInstant(written.getTimestamp()),
                payload.getType().getName(),
                payload.getType().getRevision(),
                payload.getData(),
                written.serializeMetaData(serializer, byte[].class).getData());
    }

    /** The same at its place in the event store. */
    StoredEvent at(long place) {
        return new StoredEvent(
                place,
                identifier,
                aggregateType,
                aggregate,
                sequence,
                timestamp,
                payloadType,
                payloadRevision,
                payload,
                metadata);
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
