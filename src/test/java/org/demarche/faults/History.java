package org.demarche.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * All operations of all clients, in the spirit of Jepsen: what was promised by answers is held against the ledger and against
 * each other, whatever happened to nodes meanwhile. Operations may be added by many threads.
 */
final class History {
    private final Queue<Operation> operations = new ConcurrentLinkedQueue<>();
    private final Queue<Told> told = new ConcurrentLinkedQueue<>();
    private final AtomicLong known = new AtomicLong();

    /** @param development of an entry, empty where it is about something else; null where it is only told how far the stream is */
    private record Told(long revision, @Nullable String development) {
        boolean ofEntry() {
            return development != null;
        }
    }

    /** The highest revision that anybody has been answered. */
    long known() {
        return known.get();
    }

    void add(Operation operation) {
        operations.add(operation);
        known.accumulateAndGet(operation.revision(), Math::max);
    }

    /**
     * What the one stream that is followed through all nodes has told, in its order.
     *
     * @param development of an entry, empty where it is about something else; null where it was only told how far the stream is
     */
    void told(long revision, @Nullable String development) {
        told.add(new Told(revision, development));
        known.accumulateAndGet(revision, Math::max);
    }

    List<Operation> of(Operation.Kind kind) {
        return operations.stream().filter(operation -> operation.kind() == kind).toList();
    }

    /** Which promises the answers among themselves break. */
    List<String> brokenAmongThemselves() {
        List<String> broken = new ArrayList<>();
        Map<Integer, Long> seen = new HashMap<>();
        Map<String, Operation> pinned = new HashMap<>();
        Map<Long, String> recorded = new HashMap<>();
        for (Operation operation : operations) {
            if (operation.kind() == Operation.Kind.READ && operation.isAnswered()) {
                if (operation.revision() < operation.known()) {
                    broken.add("behind what was answered before: " + operation);
                }
                if (operation.revision() < seen.getOrDefault(operation.client(), 0L)) {
                    broken.add("a client sees less than before: " + operation);
                }
                seen.merge(operation.client(), operation.revision(), Math::max);
            }
            if (operation.kind() == Operation.Kind.PINNED && operation.isAnswered()) {
                Operation first = pinned.putIfAbsent(operation.what(), operation);
                if (first != null && !String.valueOf(first.digest()).equals(operation.digest())) {
                    broken.add("a pinned answer has changed: " + first + ", " + operation);
                }
            }
            if (operation.isAcknowledged() && operation.revision() > 0) {
                String other = recorded.putIfAbsent(operation.revision(), operation.what());
                if (other != null && !other.equals(operation.what())) {
                    broken.add("two writes have one revision: " + other + ", " + operation);
                }
            }
        }
        return broken;
    }

    /**
     * Which promises of writes the ledger breaks.
     *
     * @param ledger the lines of an export
     * @param prefix of all ids that clients recorded
     */
    List<String> brokenBy(List<String> ledger, String prefix) {
        List<String> broken = new ArrayList<>();
        Map<String, Long> revisions = new HashMap<>();
        Set<String> acknowledged = new HashSet<>();
        long last = 0;
        for (String line : ledger) {
            JsonNode entry = JsonMapper.shared().readTree(line);
            long revision = entry.path("revision").asLong();
            if (revision != last + 1) {
                broken.add("revision " + revision + " follows " + last);
            }
            last = revision;
            String aggregate = entry.path("aggregate").asString();
            String id = aggregate.substring(aggregate.lastIndexOf('/') + 1);
            if (id.startsWith(prefix) && revisions.put(id, revision) != null) {
                broken.add("recorded twice: " + id);
            }
        }
        for (Operation write : of(Operation.Kind.WRITE)) {
            if (write.isAcknowledged()) {
                acknowledged.add(write.what());
                Long revision = revisions.get(write.what());
                if (revision == null) {
                    broken.add("lost: " + write);
                } else if (write.revision() > 0 && write.revision() != revision) {
                    broken.add("at revision " + revision + ": " + write);
                }
            }
        }
        if (acknowledged.isEmpty()) {
            broken.add("nothing was recorded at all");
        }
        broken.addAll(brokenByStream(revisions, prefix, last));
        return broken;
    }

    /** Of every development that was recorded from the first to the last that is told, the stream tells once, in order. */
    private List<String> brokenByStream(Map<String, Long> revisions, String prefix, long last) {
        List<String> broken = new ArrayList<>();
        Set<Long> entries = new HashSet<>();
        long reached = 0;
        for (Told event : told) {
            if (event.ofEntry() ? event.revision() <= reached : event.revision() < reached) {
                broken.add("told after " + reached + ": " + event);
            }
            String development = event.development();
            boolean isOurs = development != null && development.startsWith(prefix);
            if (event.revision() > last || (isOurs && event.revision() != revisions.getOrDefault(development, 0L))) {
                broken.add("told, and not so: " + event);
            }
            reached = Math.max(reached, event.revision());
            if (event.ofEntry()) {
                entries.add(event.revision());
            }
        }
        long first = told.isEmpty() ? 0 : told.peek().revision();
        for (Map.Entry<String, Long> recorded : revisions.entrySet()) {
            long revision = recorded.getValue();
            if (revision > first && revision <= reached && !entries.contains(revision)) {
                broken.add("not told: " + recorded);
            }
        }
        for (Operation write : of(Operation.Kind.WRITE)) {
            if (!told.isEmpty() && write.isAcknowledged() && write.revision() > reached) {
                broken.add("not told, the stream ends at " + reached + ": " + write);
            }
        }
        return broken;
    }
}
