package org.demarche.ledger;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;

/** The marks of stored events that have no revision yet. Every write happens in the caller's transaction. */
class PendingMarks {
    private static final Columns MARKS = Columns.of("ledger_pending", "event_identifier");

    /** One more than a batch can be of. */
    private static final String MARKS_IN_ORDER =
            "select position, event_identifier from ledger_pending order by position fetch first "
                    + (Sequencer.BATCH + 1) + " rows only";

    private static final String BETWEEN = " ";

    /** A stored event and the place of its mark. */
    record Pending(long position, StoredEvent event) {}

    /** Some of what is pending; whether that was all. */
    record Batch(List<Pending> events, boolean isLast) {}

    private final JdbcTemplate jdbc;
    private final EventRows events;
    private final int most;

    /**
     * @param most of how many events a mark is at most, {@value Sequencer#BATCH} of them; one where nodes of earlier versions may
     *     read it
     */
    PendingMarks(JdbcTemplate jdbc, EventRows events, int most) {
        this.jdbc = jdbc;
        this.events = events;
        this.most = most;
    }

    /** Marks events that this transaction stores, in their order, as pending. */
    void add(List<String> marked) {
        List<List<String>> marks = new ArrayList<>();
        for (int from = 0; from < marked.size(); from += most) {
            marks.add(List.of(String.join(BETWEEN, marked.subList(from, Math.min(marked.size(), from + most)))));
        }
        RowCopy.add(jdbc, MARKS, marks);
    }

    /**
     * Stored events without a revision, in the order in which they were marked; within an aggregate that is its own. Those of whole
     * marks, {@value Sequencer#BATCH} at most.
     *
     * @param remembered what was written of an event, but for its place
     */
    Batch batch(Function<String, Optional<StoredEvent>> remembered) {
        SequencedMap<String, Long> marks = new LinkedHashMap<>();
        boolean isLast = jdbc.query(MARKS_IN_ORDER, (ResultSet rows) -> {
            while (rows.next()) {
                long position = rows.getLong("position");
                List<String> mark = identifiers(rows.getString("event_identifier"));
                if (marks.size() + mark.size() > Sequencer.BATCH) {
                    return false;
                }
                mark.forEach(event -> marks.put(event, position));
            }
            return true;
        });
        if (marks.isEmpty()) {
            return new Batch(List.of(), true);
        }
        Map<String, StoredEvent> stored = events.find(marks.keySet(), remembered);
        return new Batch(
                marks.entrySet().stream()
                        .filter(mark -> stored.containsKey(mark.getKey()))
                        .map(mark -> new Pending(mark.getValue(), requireNonNull(stored.get(mark.getKey()))))
                        .toList(),
                isLast);
    }

    /** When the event happened that was marked first of those without a revision, in epoch seconds. */
    OptionalLong first() {
        List<String> first = jdbc.queryForList(
                "select event_identifier from ledger_pending order by position fetch first 1 rows only", String.class);
        return first.stream()
                .flatMap(mark -> events.find(identifiers(mark).subList(0, 1)).stream())
                .mapToLong(StoredEvent::epochSecond)
                .findFirst();
    }

    private static List<String> identifiers(String mark) {
        return List.of(mark.split(BETWEEN));
    }

    /** Takes away the marks of events that have got their revision. */
    void settle(List<Pending> pending) {
        Object[] positions = pending.stream().map(Pending::position).distinct().toArray();
        jdbc.update(
                "delete from ledger_pending where position = any(?)",
                delete -> delete.setArray(1, delete.getConnection().createArrayOf("bigint", positions)));
    }

    /** Takes events from their marks, of which there are few. */
    void remove(Set<String> given) {
        Map<Long, List<String>> marks = new HashMap<>();
        jdbc.query("select position, event_identifier from ledger_pending", row -> {
            marks.put(row.getLong("position"), identifiers(row.getString("event_identifier")));
        });
        marks.forEach((position, marked) -> {
            List<String> left =
                    marked.stream().filter(event -> !given.contains(event)).toList();
            if (left.isEmpty()) {
                jdbc.update("delete from ledger_pending where position = ?", position);
            } else if (left.size() < marked.size()) {
                jdbc.update(
                        "update ledger_pending set event_identifier = ? where position = ?",
                        String.join(BETWEEN, left),
                        position);
            }
        });
    }
}
