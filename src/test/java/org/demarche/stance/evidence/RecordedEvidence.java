package org.demarche.stance.evidence;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.demarche.actor.ActorMerged;
import org.demarche.actor.ActorRegistered;
import org.demarche.actor.ActorSeparated;
import org.demarche.crisis.CodebookAdopted;
import org.demarche.crisis.CrisisOpened;
import org.demarche.crisis.IssueRaised;
import org.demarche.development.DevelopmentCorrected;
import org.demarche.development.DevelopmentCorroborated;
import org.demarche.development.DevelopmentDenied;
import org.demarche.development.DevelopmentReinstated;
import org.demarche.development.DevelopmentReported;
import org.demarche.development.DevelopmentRetracted;
import org.demarche.ledger.RecordedEvent;
import org.demarche.ledger.RecordedEvents;
import org.demarche.ledger.RowBatches;
import org.demarche.source.SourceRegistered;
import org.demarche.source.SourceRegraded;
import org.demarche.stance.reference.Fact;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Evidence tables that the projection fills without a ledger. */
public final class RecordedEvidence {
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final EvidenceProjection projection;
    private final EvidenceProgress progress;
    private final EvidenceReader reader;
    private final Map<Long, RecordedEvent> events = new HashMap<>();

    /** On a database with all migrations. What is in the tables is taken out first. */
    public RecordedEvidence(DataSource database) {
        this(database, new JdbcTemplate(database));
        clear();
    }

    /** With what an earlier one has left in the tables. */
    public static RecordedEvidence existing(DataSource database) {
        return new RecordedEvidence(database, new JdbcTemplate(database));
    }

    private RecordedEvidence(DataSource database, JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        CrisisNumbers crises = new CrisisNumbers(JdbcClient.create(jdbc));
        this.projection = new EvidenceProjection(new EvidenceStore(jdbc, new RowBatches(jdbc), crises));
        this.progress = new EvidenceProgress(JdbcClient.create(jdbc));
        this.reader = new EvidenceReader(jdbc, crises, this::recorded);
    }

    /** A reader of what is in the tables of a database. */
    public static EvidenceReader reader(DataSource database) {
        JdbcTemplate jdbc = new JdbcTemplate(database);
        return new EvidenceReader(jdbc, new CrisisNumbers(JdbcClient.create(jdbc)), revisions -> {
            throw new UnsupportedOperationException("no events, only the rows that follow from them");
        });
    }

    /** Empties every table that a rebuild empties. */
    public void clear() {
        new EvidenceTables().evidenceProjectionTables().names().forEach(table -> jdbc.update("delete from " + table));
    }

    /** Lets the projection take in the entries in one transaction. */
    public void record(List<Fact> facts) {
        transaction.executeWithoutResult(status -> facts.forEach(this::record));
    }

    public EvidenceReader reader() {
        return reader;
    }

    /** The events that the projection has taken in. */
    public RecordedEvents events() {
        return this::recorded;
    }

    public JdbcTemplate jdbc() {
        return jdbc;
    }

    private SortedMap<Long, RecordedEvent> recorded(Collection<Long> revisions) {
        SortedMap<Long, RecordedEvent> recorded = new TreeMap<>();
        revisions.forEach(revision -> recorded.put(revision, requireNonNull(events.get(revision))));
        return recorded;
    }

    private void record(Fact fact) {
        events.put(fact.stamp().revision(), new RecordedEvent(fact.event(), fact.stamp()));
        progress.on(fact.event(), fact.stamp());
        switch (fact.event()) {
            case SourceRegistered event -> projection.on(event, fact.stamp());
            case SourceRegraded event -> projection.on(event, fact.stamp());
            case ActorRegistered event -> projection.on(event, fact.stamp());
            case ActorMerged event -> projection.on(event, fact.stamp());
            case ActorSeparated event -> projection.on(event, fact.stamp());
            case CrisisOpened event -> projection.on(event, fact.stamp());
            case IssueRaised event -> projection.on(event, fact.stamp());
            case CodebookAdopted event -> projection.on(event, fact.stamp());
            case DevelopmentReported event -> projection.on(event, fact.stamp());
            case DevelopmentCorrected event -> projection.on(event, fact.stamp());
            case DevelopmentRetracted event -> projection.on(event, fact.stamp());
            case DevelopmentReinstated event -> projection.on(event, fact.stamp());
            case DevelopmentCorroborated event -> projection.on(event, fact.stamp());
            case DevelopmentDenied event -> projection.on(event, fact.stamp());
            default -> throw new IllegalArgumentException("not an event: " + fact.event());
        }
    }
}
