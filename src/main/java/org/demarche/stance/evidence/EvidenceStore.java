package org.demarche.stance.evidence;

import java.time.ZoneId;
import java.util.List;
import org.demarche.actor.ActorId;
import org.demarche.crisis.Codebook;
import org.demarche.crisis.CrisisId;
import org.demarche.crisis.IssueId;
import org.demarche.development.Content;
import org.demarche.development.DevelopmentId;
import org.demarche.development.Report;
import org.demarche.kernel.Stamp;
import org.demarche.ledger.Columns;
import org.demarche.ledger.RowBatches;
import org.demarche.source.Reliability;
import org.demarche.source.SourceId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Writes the evidence rows, in the transaction of the caller. */
@Repository
class EvidenceStore {
    /** The {@code to_revision} of what is still in force. */
    static final long OPEN = Long.MAX_VALUE;

    private static final Columns GRADES = Columns.of("evidence_grade", "revision", "source", "reliability");
    private static final Columns ACTORS = Columns.of("evidence_actor", "revision", "actor");
    private static final Columns MERGES = Columns.of("evidence_merge", "revision", "actor", "merged_into");
    private static final Columns ISSUES = Columns.of("evidence_issue", "place", "issue");
    private static final Columns CODEBOOKS = Columns.of("evidence_codebook", "place", "version", "codebook");
    private static final Columns DEVELOPMENTS = Columns.of(
            "evidence_development",
            "place",
            "to_revision",
            "kind",
            "development",
            "content",
            "reports",
            "recorded_at",
            "recorded_by");

    private final JdbcTemplate jdbc;
    private final RowBatches rows;
    private final CrisisNumbers crises;
    private final EvidenceJson json = new EvidenceJson();

    EvidenceStore(JdbcTemplate jdbc, RowBatches rows, CrisisNumbers crises) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.crises = crises;
    }

    void grade(SourceId source, Reliability reliability, long revision) {
        rows.add(GRADES, revision, source.value(), reliability.name());
    }

    void actor(ActorId actor, long revision) {
        rows.add(ACTORS, revision, actor.value());
    }

    void merge(ActorId actor, @Nullable ActorId into, long revision) {
        rows.add(MERGES, revision, actor.value(), into == null ? null : into.value());
    }

    void open(CrisisId crisis, ZoneId zone, long revision) {
        crises.open(crisis, zone, revision);
    }

    void issue(CrisisId crisis, IssueId issue, long revision) {
        rows.add(ISSUES, place(crisis, revision), issue.value());
    }

    void codebook(CrisisId crisis, int version, Codebook codebook, long revision) {
        rows.add(CODEBOOKS, place(crisis, revision), version, json.write(codebook));
    }

    void report(CrisisId crisis, DevelopmentId development, Content content, List<Report> reports, Stamp stamp) {
        ZoneId zone = crises.of(crisis).zone();
        byte[] contentFacts = ContentFacts.of(content, zone);
        add(crisis, development, EntryKind.REPORTED, contentFacts, ReportFacts.of(reports, zone), OPEN, stamp);
    }

    void add(CrisisId crisis, DevelopmentId development, EntryKind kind, Report report, Stamp stamp) {
        byte[] facts = ReportFacts.of(List.of(report), crises.of(crisis).zone());
        add(crisis, development, kind, null, facts, stamp.revision(), stamp);
    }

    void correct(CrisisId crisis, DevelopmentId development, Content content, Stamp stamp) {
        byte[] facts = ContentFacts.of(content, crises.of(crisis).zone());
        // what is corrected while it is retracted is in force only from its reinstatement on
        long until = isRetracted(crisis, development) ? stamp.revision() : OPEN;
        if (until == OPEN) {
            close(crisis, development, stamp.revision());
        }
        add(crisis, development, EntryKind.CORRECTED, facts, null, until, stamp);
    }

    void retract(CrisisId crisis, DevelopmentId development, Stamp stamp) {
        close(crisis, development, stamp.revision());
        add(crisis, development, EntryKind.RETRACTED, null, null, OPEN, stamp);
    }

    void reinstate(CrisisId crisis, DevelopmentId development, Stamp stamp) {
        rows.flush();
        byte[] last = jdbc.queryForObject(
                "select content from evidence_development where development = ? and place between ? and ?"
                        + " and content is not null order by place desc fetch first 1 rows only",
                byte[].class,
                development.value(),
                place(crisis, 0),
                place(crisis, stamp.revision()));
        close(crisis, development, stamp.revision());
        add(crisis, development, EntryKind.REINSTATED, last, null, OPEN, stamp);
    }

    private void add(
            CrisisId crisis,
            DevelopmentId development,
            EntryKind kind,
            byte @Nullable [] content,
            byte @Nullable [] reports,
            long until,
            Stamp stamp) {
        rows.add(
                DEVELOPMENTS,
                place(crisis, stamp.revision()),
                until,
                (short) kind.code(),
                development.value(),
                content,
                reports,
                stamp.recordedAt(),
                stamp.who());
    }

    private boolean isRetracted(CrisisId crisis, DevelopmentId development) {
        rows.flush();
        Integer kind = jdbc.queryForObject(
                "select kind from evidence_development where development = ? and place between ? and ?"
                        + " and to_revision = ?",
                Integer.class,
                development.value(),
                place(crisis, 0),
                Place.of(crises.of(crisis).number(), Place.LAST_REVISION),
                OPEN);
        return kind != null && kind == EntryKind.RETRACTED.code();
    }

    private void close(CrisisId crisis, DevelopmentId development, long revision) {
        rows.flush();
        int closed = jdbc.update(
                "update evidence_development set to_revision = ? where development = ? and place between ? and ?"
                        + " and to_revision = ?",
                revision,
                development.value(),
                place(crisis, 0),
                place(crisis, revision),
                OPEN);
        if (closed != 1) {
            throw new IllegalStateException("nothing in force of " + development + " at revision " + revision);
        }
    }

    private long place(CrisisId crisis, long revision) {
        return Place.of(crises.of(crisis).number(), revision);
    }
}
