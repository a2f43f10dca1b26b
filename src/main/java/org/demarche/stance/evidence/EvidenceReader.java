package org.demarche.stance.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.demarche.actor.ActorId;
import org.demarche.actor.Merge;
import org.demarche.crisis.Codebook;
import org.demarche.crisis.CrisisId;
import org.demarche.development.DevelopmentEvent;
import org.demarche.development.DevelopmentId;
import org.demarche.development.Report;
import org.demarche.kernel.Among;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.demarche.ledger.RecordedEvent;
import org.demarche.ledger.RecordedEvents;
import org.demarche.source.Reliability;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Repository;

/**
 * Reads the evidence rows, by revision. Thread-safe. Each query stands for itself: what is written later changes nothing in the
 * rows as of a revision that is there, and nobody who reads is in the way of a table that is put in another's place.
 */
@Repository
public class EvidenceReader implements EvidenceSupply {
    /** Rows fetched at once: H2 keeps that many in memory rather than in a file. */
    private static final int FETCH = 10_000;

    private static final String AMONG = Among.join("e.development", "?");

    private final JdbcTemplate jdbc;
    private final CrisisNumbers crises;
    private final RecordedEvents events;
    private final EvidenceJson json = new EvidenceJson();

    EvidenceReader(JdbcTemplate jdbc, CrisisNumbers crises, RecordedEvents events) {
        this.jdbc = jdbc;
        this.events = events;
        this.crises = crises;
    }

    public Optional<NumberedCrisis> crisis(CrisisId crisis) {
        return crises.find(crisis);
    }

    /** The versions of the codebook adopted after one revision and up to another, ascending. */
    public List<AdoptedCodebook> codebooks(NumberedCrisis crisis, long after, long upTo) {
        return asOf(
                upTo,
                () -> jdbc.query(
                        "select place, version from evidence_codebook where place > ? and place <= ? order by place",
                        (row, n) -> new AdoptedCodebook(row.getInt(2), Place.revision(row.getLong(1))),
                        Place.of(crisis.number(), after),
                        Place.of(crisis.number(), upTo)));
    }

    public Codebook codebook(NumberedCrisis crisis, AdoptedCodebook adopted) {
        String text = jdbc.queryForObject(
                "select codebook from evidence_codebook where place = ?",
                String.class,
                Place.of(crisis.number(), adopted.revision()));
        return json.read(String.valueOf(text), Codebook.class);
    }

    @Override
    public void read(NumberedCrisis crisis, long after, long upTo, EvidenceSink sink) {
        asOf(upTo, () -> {
            readDirectory(crisis, after, upTo, sink);
            List<Merge> merges = merges(after, upTo);
            merges.forEach(sink::merge);
            if (!merges.isEmpty()) {
                readInForce(crisis, after, sink);
            }
            readEntries(Place.of(crisis.number(), after), Place.of(crisis.number(), upTo), sink);
            return sink;
        });
    }

    /** Hands what is recorded up to the revision to the sink, of all developments only these, of which there is one at least. */
    public void read(NumberedCrisis crisis, Set<DevelopmentId> developments, long upTo, EvidenceSink sink) {
        asOf(upTo, () -> {
            readDirectory(crisis, 0, upTo, sink);
            merges(0, upTo).forEach(sink::merge);
            jdbc.query(
                    "select place, recorded_at, kind, development, content, reports from evidence_development e" + AMONG
                            + " where place > ? and place <= ? order by place",
                    row -> {
                        entry(row, sink);
                    },
                    Among.of(developments, DevelopmentId::value),
                    Place.of(crisis.number(), 0),
                    Place.of(crisis.number(), upTo));
            return sink;
        });
    }

    private void readDirectory(NumberedCrisis crisis, long after, long upTo, EvidenceSink sink) {
        jdbc.query(
                "select revision, source, reliability from evidence_grade where revision > ? and revision <= ?"
                        + " order by revision",
                row -> {
                    sink.grade(row.getLong(1), row.getString(2), Reliability.valueOf(row.getString(3)));
                },
                after,
                upTo);
        jdbc.query(
                "select revision, actor from evidence_actor where revision > ? and revision <= ? order by revision",
                row -> {
                    sink.actor(row.getLong(1), row.getString(2));
                },
                after,
                upTo);
        jdbc.query(
                "select place, issue from evidence_issue where place > ? and place <= ? order by place",
                row -> {
                    sink.issue(Place.revision(row.getLong(1)), row.getString(2));
                },
                Place.of(crisis.number(), after),
                Place.of(crisis.number(), upTo));
    }

    private void readInForce(NumberedCrisis crisis, long revision, EvidenceSink sink) {
        inPages(
                "development, content",
                " and to_revision > ? and content is not null",
                Place.of(crisis.number(), 0),
                Place.of(crisis.number(), revision),
                row -> sink.inForce(row.getString(2), row.getBytes(3)),
                revision);
    }

    private void readEntries(long after, long upTo, EvidenceSink sink) {
        inPages("recorded_at, kind, development, content, reports", "", after, upTo, row -> entry(row, sink));
    }

    /** The columns, behind the place, of the rows between two places that pass the condition with its parameters. */
    private void inPages(
            String columns, String condition, long after, long upTo, RowCallbackHandler taker, Object... parameters) {
        List<Object> all = new ArrayList<>(List.of(after, upTo));
        all.addAll(List.of(parameters));
        int[] rows = new int[1];
        do {
            rows[0] = 0;
            jdbc.query(
                    "select place, " + columns + " from evidence_development where place > ? and place <= ?" + condition
                            + " order by place fetch first " + FETCH + " rows only",
                    row -> {
                        rows[0]++;
                        all.set(0, row.getLong(1));
                        taker.processRow(row);
                    },
                    all.toArray());
        } while (rows[0] == FETCH);
    }

    private static void entry(ResultSet row, EvidenceSink sink) throws SQLException {
        sink.entry(
                Place.revision(row.getLong(1)),
                row.getLong(2),
                EntryKind.of(row.getInt(3)),
                row.getString(4),
                row.getBytes(5),
                row.getBytes(6));
    }

    /** The entries about developments after one revision and up to another, in the order of revisions. */
    public List<RecordedEntry> entries(NumberedCrisis crisis, long after, long upTo) {
        return asOf(
                upTo,
                () -> jdbc.query(
                        "select place, kind, development from evidence_development"
                                + " where place > ? and place <= ? order by place",
                        (row, n) -> new RecordedEntry(
                                Place.revision(row.getLong(1)),
                                EntryKind.of(row.getInt(2)),
                                new DevelopmentId(row.getString(3))),
                        Place.of(crisis.number(), after),
                        Place.of(crisis.number(), upTo)));
    }

    /** What the last entry about each of some developments did, after one revision and up to another; of those that have any. */
    public Map<DevelopmentId, EntryKind> last(
            NumberedCrisis crisis, Set<DevelopmentId> developments, long after, long upTo) {
        return asOf(upTo, () -> {
            Map<DevelopmentId, EntryKind> last = new HashMap<>();
            inParts(
                    developments,
                    "select development, kind from evidence_development e" + AMONG
                            + " where place > ? and place <= ? order by place",
                    List.of(Place.of(crisis.number(), after), Place.of(crisis.number(), upTo)),
                    row -> last.put(new DevelopmentId(row.getString(1)), EntryKind.of(row.getInt(2))));
            return last;
        });
    }

    /** Asks about so many of the developments at a time; the numbers are the parameters behind those. */
    private void inParts(Set<DevelopmentId> developments, String select, List<Long> numbers, RowCallbackHandler taker) {
        List<DevelopmentId> all = List.copyOf(developments);
        for (int from = 0; from < all.size(); from += FETCH) {
            List<DevelopmentId> some = all.subList(from, Math.min(all.size(), from + FETCH));
            List<Object> parameters = new ArrayList<>(numbers);
            parameters.addFirst(Among.of(some, DevelopmentId::value));
            jdbc.query(select, taker, parameters.toArray());
        }
    }

    /** The merges and separations of actors after one revision and up to another, in the order of revisions. */
    public List<Merge> merges(long after, long upTo) {
        return jdbc.query(
                "select revision, actor, merged_into from evidence_merge where revision > ? and revision <= ?"
                        + " order by revision",
                (row, n) -> merge(row.getLong(1), row.getString(2), row.getString(3)),
                after,
                upTo);
    }

    private static Merge merge(long revision, String actor, @Nullable String into) {
        return new Merge(revision, new ActorId(actor), into == null ? null : new ActorId(into));
    }

    /** Whether a source was graded between the revisions. */
    public boolean isAnyGraded(long after, long upTo) {
        List<Long> graded = jdbc.queryForList(
                "select revision from evidence_grade where revision > ? and revision <= ? fetch first 1 rows only",
                Long.class,
                after,
                upTo);
        return !graded.isEmpty();
    }

    /** The contents of the developments that are in force at the revision; a reinstated one is as it was last written. */
    public List<ContentInForce> contents(NumberedCrisis crisis, Set<DevelopmentId> developments, long revision) {
        long first = Place.of(crisis.number(), 0);
        return asOf(revision, () -> {
            List<ContentInForce> contents = new ArrayList<>(developments.size());
            inParts(
                    developments,
                    "select e.development, w.place, e.content, w.recorded_at, w.recorded_by"
                            + " from evidence_development e" + AMONG
                            + " join evidence_development w on w.place = ("
                            + "select max(x.place) from evidence_development x where x.development = e.development"
                            + " and x.place > ? and x.place <= e.place"
                            + " and x.kind in (" + EntryKind.REPORTED.code() + ", " + EntryKind.CORRECTED.code() + "))"
                            + " where e.place > ? and e.place <= ?"
                            + " and e.to_revision > ? and e.content is not null",
                    List.of(first, first, Place.of(crisis.number(), revision), revision),
                    row -> contents.add(new ContentInForce(
                            new DevelopmentId(row.getString(1)),
                            Place.revision(row.getLong(2)),
                            ContentFacts.content(row.getBytes(3)),
                            row.getLong(4),
                            row.getString(5))));
            return contents;
        });
    }

    /** The reports on the developments recorded up to the revision, in the order recorded. */
    public List<RecordedReport> reports(NumberedCrisis crisis, Set<DevelopmentId> developments, long revision) {
        List<Long> revisions = asOf(revision, () -> {
            List<Long> found = new ArrayList<>(developments.size());
            inParts(
                    developments,
                    "select place from evidence_development e" + AMONG
                            + " where place > ? and place <= ? and reports is not null",
                    List.of(Place.of(crisis.number(), 0), Place.of(crisis.number(), revision)),
                    row -> found.add(Place.revision(row.getLong(1))));
            return found;
        });
        List<RecordedReport> reports = new ArrayList<>();
        for (RecordedEvent recorded : events.at(revisions).values()) {
            DevelopmentEvent event = (DevelopmentEvent) recorded.event();
            for (Report report : event.added()) {
                reports.add(new RecordedReport(event.development(), report, recorded.stamp()));
            }
        }
        return reports;
    }

    /** Runs the queries where the rows have everything up to the revision, or refuses. */
    private <T> T asOf(long upTo, Supplier<T> queries) {
        List<Long> reached = jdbc.queryForList("select revision from evidence_progress", Long.class);
        if (reached.isEmpty() || reached.getFirst() < upTo) {
            throw new Refusal(
                    Code.UNKNOWN_REVISION, "known", "Ask again in a moment: revision " + upTo + " is not visible yet.");
        }
        return queries.get();
    }
}
