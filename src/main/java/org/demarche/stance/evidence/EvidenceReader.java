package org.demarche.stance.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.demarche.crisis.Codebook;
import org.demarche.crisis.CrisisId;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.demarche.source.Reliability;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads the evidence rows, by revision. Thread-safe. */
@Repository
public class EvidenceReader {
    /** Rows fetched at once: H2 keeps that many in memory rather than in a file. */
    private static final int FETCH = 10_000;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate snapshot;
    private final CrisisNumbers crises;
    private final EvidenceJson json = new EvidenceJson();

    EvidenceReader(JdbcTemplate jdbc, PlatformTransactionManager transactions, CrisisNumbers crises) {
        this.jdbc = jdbc;
        this.crises = crises;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    public Optional<NumberedCrisis> crisis(CrisisId crisis) {
        return crises.find(crisis);
    }

    /** The versions of the codebook adopted after one revision and up to another, ascending. */
    public List<AdoptedCodebook> codebooks(NumberedCrisis crisis, long after, long upTo) {
        return inSnapshot(
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

    /** Hands everything recorded after one revision and up to another to the sink. */
    public void read(NumberedCrisis crisis, long after, long upTo, EvidenceSink sink) {
        inSnapshot(upTo, () -> {
            readDirectory(crisis, after, upTo, sink);
            readEntries(Place.of(crisis.number(), after), Place.of(crisis.number(), upTo), sink);
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

    private void readEntries(long after, long upTo, EvidenceSink sink) {
        long[] last = {after};
        int[] rows = new int[1];
        do {
            rows[0] = 0;
            jdbc.query(
                    "select place, recorded_at, kind, development, content, reports from evidence_development"
                            + " where place > ? and place <= ? order by place fetch first " + FETCH + " rows only",
                    row -> {
                        rows[0]++;
                        last[0] = row.getLong(1);
                        entry(row, sink);
                    },
                    last[0],
                    upTo);
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

    /** Runs the queries on one state of the rows, which has everything up to the revision, or refuses. */
    private <T> T inSnapshot(long upTo, Supplier<T> queries) {
        return snapshot.execute(status -> {
            List<Long> reached = jdbc.queryForList("select revision from evidence_progress", Long.class);
            if (reached.isEmpty() || reached.getFirst() < upTo) {
                throw new Refusal(
                        Code.UNKNOWN_REVISION,
                        "known",
                        "Ask again in a moment: revision " + upTo + " is not visible yet.");
            }
            return queries.get();
        });
    }
}
