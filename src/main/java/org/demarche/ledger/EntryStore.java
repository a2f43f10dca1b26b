package org.demarche.ledger;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.demarche.ledger.tree.Hash;
import org.springframework.jdbc.core.JdbcTemplate;

/** The ledger's tables. Every write happens in the caller's transaction. */
class EntryStore {
    private static final Columns ENTRIES =
            Columns.of("ledger_entry", "revision", "global_index", "recorded_at", "leaf_hash");

    /** Of as many entries at a time the search for a moment asks when they were recorded. */
    private static final int LOOKED_AT = 64;

    /** Revision and time of the last entry. */
    record Head(long revision, long recordedAt) {}

    /**
     * The last revision in the ledger, the last that the projections have taken in, of which form their rows are and how often
     * they were replaced.
     */
    record Progress(long head, long visible, int form, long generation) {}

    private final JdbcTemplate jdbc;
    private final SubtreeStore subtrees;
    private final Runnable announce;
    private final EventRows events;
    private final PendingMarks marks;

    EntryStore(JdbcTemplate jdbc) {
        this(jdbc, () -> {}, 1);
    }

    /**
     * @param announce is run in each transaction that moves the head, or what reads see, on
     * @param marked of how many events a mark is at most, as {@link PendingMarks} takes it
     */
    EntryStore(JdbcTemplate jdbc, Runnable announce, int marked) {
        this.jdbc = jdbc;
        this.subtrees = new SubtreeStore(jdbc);
        this.announce = announce;
        this.events = new EventRows(jdbc);
        this.marks = new PendingMarks(jdbc, events, marked);
    }

    EventRows events() {
        return events;
    }

    PendingMarks marks() {
        return marks;
    }

    /** The head, locked until the transaction ends: at most one writer extends the ledger at a time. */
    Head lockHead() {
        return head("select revision, recorded_at from ledger_head where id = 1 for update");
    }

    Head head() {
        return head("select revision, recorded_at from ledger_head where id = 1");
    }

    /** Appends the leaves, which follow the head, makes the last one the head, and grows the tree with them. */
    void append(List<Leaf> leaves) {
        RowCopy.add(
                jdbc,
                ENTRIES,
                leaves.stream()
                        .map(leaf -> List.of(
                                leaf.revision(),
                                leaf.event().index(),
                                leaf.recordedAt(),
                                leaf.hash().octets()))
                        .toList());
        Leaf last = leaves.getLast();
        jdbc.update(
                "update ledger_head set revision = ?, recorded_at = ? where id = 1",
                last.revision(),
                last.recordedAt());
        subtrees.grow(leaves.getFirst().revision() - 1, last.revision());
        announce.run();
    }

    /** The leaf hashes of those entries that there are between two revisions, both included. */
    Map<Long, Hash> hashes(long from, long to) {
        Map<Long, Hash> hashes = new HashMap<>();
        jdbc.query(
                "select revision, leaf_hash from ledger_entry where revision between ? and ?",
                row -> {
                    hashes.put(row.getLong("revision"), Hash.of(row.getBytes("leaf_hash")));
                },
                from,
                to);
        return hashes;
    }

    /**
     * Puts leaves back that follow the head, and their events where they are not there.
     *
     * @throws IllegalArgumentException when there is another event by the name of one of them
     */
    void restore(List<Leaf> leaves) {
        List<String> names =
                leaves.stream().map(leaf -> leaf.event().identifier()).toList();
        Set<String> there =
                events.find(names).stream().map(StoredEvent::identifier).collect(toSet());
        events.add(leaves.stream()
                .map(Leaf::event)
                .filter(event -> !there.contains(event.identifier()))
                .toList());
        Map<String, StoredEvent> stored =
                events.find(names).stream().collect(toMap(StoredEvent::identifier, event -> event));
        List<Leaf> placed = leaves.stream()
                .map(leaf -> new Leaf(
                        leaf.revision(),
                        leaf.recordedAt(),
                        requireNonNull(stored.get(leaf.event().identifier()))))
                .toList();
        for (int i = 0; i < placed.size(); i++) {
            if (!placed.get(i).hash().equals(leaves.get(i).hash())) {
                throw new IllegalArgumentException("The database has another event in the place of entry "
                        + placed.get(i).revision() + ".");
            }
        }
        append(placed);
        marks.remove(Set.copyOf(names));
    }

    /** Keeps entries for {@link #at} alone: they need not follow one another, and make no tree. */
    void keep(List<ExportedEntry> kept) {
        events.add(kept.stream().map(exported -> exported.entry().event()).toList());
        jdbc.batchUpdate(
                "insert into ledger_entry (revision, global_index, recorded_at, leaf_hash)"
                        + " select ?, global_index, ?, ? from domain_event where event_identifier = ?",
                kept,
                Math.max(1, kept.size()),
                (row, exported) -> {
                    row.setLong(1, exported.revision());
                    row.setLong(2, exported.entry().recordedAt());
                    row.setBytes(3, exported.leafHash().octets());
                    row.setString(4, exported.entry().event().identifier());
                });
    }

    /** Empties the event store and the ledger, whatever state their tables are in. */
    void discard() {
        jdbc.execute("truncate table ledger_head");
        jdbc.update("insert into ledger_head values (1, 0, 0)");
        List.of("ledger_entry", "ledger_subtree", "ledger_pending", "domain_event")
                .forEach(table -> jdbc.execute("truncate table " + table));
    }

    List<Entry> entriesAfter(long revision, int limit) {
        return jdbc.query(
                "select l.revision, l.recorded_at, " + StoredEvent.COLUMNS
                        + " from ledger_entry l join domain_event e on e.global_index = l.global_index"
                        + " where l.revision > ? and l.revision <= ? order by l.revision",
                (row, n) -> new Entry(row.getLong("revision"), row.getLong("recorded_at"), StoredEvent.of(row)),
                revision,
                revision + limit);
    }

    /** The entries of some revisions; those that there are. */
    List<Entry> at(Collection<Long> revisions) {
        return jdbc.query(
                "select l.revision, l.recorded_at, " + StoredEvent.COLUMNS
                        + " from ledger_entry l join domain_event e on e.global_index = l.global_index"
                        + " where l.revision = any(?)",
                query -> query.setArray(1, query.getConnection().createArrayOf("bigint", revisions.toArray())),
                (row, n) -> new Entry(row.getLong("revision"), row.getLong("recorded_at"), StoredEvent.of(row)));
    }

    /** The revisions of those of some stored events that have one. */
    Map<String, Long> revisionsOf(Collection<String> events) {
        Map<String, Long> revisions = new HashMap<>();
        jdbc.query(
                "select e.event_identifier, l.revision from domain_event e"
                        + " join ledger_entry l on l.global_index = e.global_index where e.event_identifier = any(?)",
                query -> query.setArray(1, query.getConnection().createArrayOf("varchar", events.toArray())),
                row -> {
                    revisions.put(row.getString(1), row.getLong(2));
                });
        return revisions;
    }

    /** What the entries of a range are, both ends included. */
    List<Outline> outlines(long from, long to) {
        return jdbc.query(
                "select l.revision, e.payload_type, e.meta_data"
                        + " from ledger_entry l join domain_event e on e.global_index = l.global_index"
                        + " where l.revision >= ? and l.revision <= ? order by l.revision",
                EntryStore::outline,
                from,
                to);
    }

    /** What the entries of an aggregate are, found by its index; its events have their order in the ledger. */
    List<Outline> outlines(String aggregate) {
        return jdbc.query(
                "select l.revision, e.payload_type, e.meta_data"
                        + " from domain_event e join ledger_entry l on l.global_index = e.global_index"
                        + " where e.aggregate_identifier = ? order by e.sequence_number",
                EntryStore::outline,
                aggregate);
    }

    private static Outline outline(ResultSet row, int number) throws SQLException {
        return new Outline(
                row.getLong("revision"), row.getString("payload_type"), Outline.writer(row.getBytes("meta_data")));
    }

    /** The hashes that were kept with the entries of some revisions. */
    Map<Long, Hash> hashes(Collection<Long> revisions) {
        Map<Long, Hash> hashes = new HashMap<>();
        jdbc.query(
                "select revision, leaf_hash from ledger_entry where revision = any(?)",
                query -> query.setArray(1, query.getConnection().createArrayOf("bigint", revisions.toArray())),
                row -> {
                    hashes.put(row.getLong("revision"), Hash.of(row.getBytes("leaf_hash")));
                });
        return hashes;
    }

    OptionalLong revisionOf(String event) {
        return number(
                "select l.revision from domain_event e join ledger_entry l on l.global_index = e.global_index"
                        + " where e.event_identifier = ?",
                event);
    }

    /**
     * The last entry recorded in the second or before; 0 for none. Ledger time grows with the revisions, so that a look at some of
     * them leaves a part of the rest: four such looks for ten million.
     */
    long revisionAt(long epochSecond) {
        long least = 0;
        long most = head().revision();
        while (least < most) {
            long step = Math.ceilDiv(most - least, LOOKED_AT);
            List<Long> some = new ArrayList<>();
            for (long revision = least + step; revision <= most; revision += step) {
                some.add(revision);
            }
            long last = lastRecorded(some, epochSecond);
            if (last < 0) { // of a damaged ledger that is read on
                return number("select max(revision) from ledger_entry where recorded_at <= ?", epochSecond)
                        .orElse(0);
            }
            least = Math.max(least, last);
            most = Math.min(most, least + step - 1);
        }
        return least;
    }

    /** The last of some entries that were recorded in the second or before; 0 for none, -1 where not all of them are there. */
    private long lastRecorded(List<Long> revisions, long epochSecond) {
        return jdbc.query(
                        "select count(*), max(case when recorded_at <= ? then revision end) from ledger_entry"
                                + " where revision = any(?)",
                        query -> {
                            query.setLong(1, epochSecond);
                            query.setArray(2, query.getConnection().createArrayOf("bigint", revisions.toArray()));
                        },
                        (row, n) -> row.getLong(1) == revisions.size() ? row.getLong(2) : -1)
                .getFirst();
    }

    OptionalLong recordedAt(long revision) {
        return number("select recorded_at from ledger_entry where revision = ?", revision);
    }

    long position() {
        return number("select revision from projection_position where id = 1").orElse(0);
    }

    /**
     * Tells how far the projections have come with the rows of this transaction.
     *
     * @param before where they were; {@link IllegalStateException} where they are somewhere else, or of another form, since
     *     another node, or this one in another life, has gone on in the meantime
     */
    void movePosition(long before, long revision) {
        if (jdbc.update(
                        "update projection_position set revision = ? where id = 1 and revision = ? and form = ?",
                        revision,
                        before,
                        Projections.FORM)
                == 0) {
            throw new IllegalStateException("The projections are at revision " + position() + " in form " + form()
                    + " and not at " + before + " in form " + Projections.FORM + ": another node keeps them.");
        }
        announce.run();
    }

    /** The head, how far the projections have come, and with which rows. */
    Progress progress() {
        return jdbc.query(
                        "select h.revision, p.revision, p.form, p.generation from ledger_head h, projection_position p"
                                + " where h.id = 1 and p.id = 1",
                        (row, n) -> new Progress(row.getLong(1), row.getLong(2), row.getInt(3), row.getLong(4)))
                .getFirst();
    }

    /** Which form the rows have that the projections have written so far. */
    int form() {
        return (int) number("select form from projection_position where id = 1").orElse(0);
    }

    /** How often the rows that the projections have written were replaced by others. */
    long generation() {
        return number("select generation from projection_position where id = 1").orElse(0);
    }

    /** Where projections begin that write rows of this form, in the place of those that there were. */
    void startPosition(int form) {
        jdbc.update(
                "update projection_position set revision = 0, form = ?, generation = generation + 1 where id = 1",
                form);
    }

    private Head head(String sql) {
        return jdbc.query(sql, (row, n) -> new Head(row.getLong(1), row.getLong(2))).stream()
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("The ledger has no head."));
    }

    private OptionalLong number(String sql, Object... arguments) {
        try (Stream<Long> numbers = jdbc.queryForStream(sql, (row, n) -> row.getLong(1), arguments)) {
            return numbers.mapToLong(Long::longValue).findFirst();
        }
    }
}
