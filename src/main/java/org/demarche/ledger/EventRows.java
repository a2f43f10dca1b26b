package org.demarche.ledger;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rows of the event store, many at a time. Every write happens in the caller's transaction. */
class EventRows {
    private static final Columns EVENTS = Columns.of(
            "domain_event",
            "event_identifier",
            "aggregate_identifier",
            "sequence_number",
            "aggregate_type",
            "payload_type",
            "payload_revision",
            "time_stamp",
            "payload",
            "meta_data");

    private final JdbcTemplate jdbc;

    EventRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of some aggregates that have an event. */
    Set<String> among(Collection<String> aggregates) {
        return new HashSet<>(jdbc.query(
                "select distinct aggregate_identifier from domain_event where aggregate_identifier = any(?)",
                query -> query.setArray(1, query.getConnection().createArrayOf("varchar", aggregates.toArray())),
                (row, n) -> row.getString(1)));
    }

    /** Adds events to the event store as they were written, whose places it gives them. */
    void add(List<StoredEvent> events) {
        RowCopy.add(
                jdbc,
                EVENTS,
                events.stream()
                        .map(event -> List.of(
                                event.identifier(),
                                event.aggregate(),
                                event.sequence(),
                                event.aggregateType(),
                                event.payloadType(),
                                event.payloadRevision(),
                                event.timestamp(),
                                event.payload(),
                                event.metadata()))
                        .toList());
    }

    /**
     * Those of some events that are stored, by their identifiers.
     *
     * @param remembered what was written of an event, but for its place
     */
    Map<String, StoredEvent> find(Collection<String> identifiers, Function<String, Optional<StoredEvent>> remembered) {
        Map<String, StoredEvent> written = new HashMap<>();
        identifiers.forEach(event -> remembered.apply(event).ifPresent(row -> written.put(event, row)));
        Map<String, StoredEvent> events = new HashMap<>();
        places(written.keySet())
                .forEach((event, place) ->
                        events.put(event, requireNonNull(written.get(event)).at(place)));
        List<String> others =
                identifiers.stream().filter(event -> !events.containsKey(event)).toList();
        find(others).forEach(event -> events.put(event.identifier(), event));
        return events;
    }

    private Map<String, Long> places(Collection<String> identifiers) {
        Map<String, Long> places = new HashMap<>();
        if (!identifiers.isEmpty()) {
            jdbc.query(
                    "select event_identifier, global_index from domain_event where event_identifier = any(?)",
                    query -> query.setArray(1, query.getConnection().createArrayOf("varchar", identifiers.toArray())),
                    row -> {
                        places.put(row.getString(1), row.getLong(2));
                    });
        }
        return places;
    }

    /** A query of its own: in a join H2 would walk through all events in the wished order to find the few marked ones. */
    List<StoredEvent> find(Collection<String> identifiers) {
        if (identifiers.isEmpty()) {
            return List.of();
        }
        return jdbc.query(
                "select " + StoredEvent.COLUMNS + " from domain_event e where e.event_identifier = any(?)",
                query -> query.setArray(1, query.getConnection().createArrayOf("varchar", identifiers.toArray())),
                (row, n) -> StoredEvent.of(row));
    }
}
