package org.demarche.development;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.demarche.Databases;
import org.demarche.actor.ActorBed;
import org.demarche.actor.ActorEvent;
import org.demarche.crisis.Codebooks;
import org.demarche.crisis.CrisisBed;
import org.demarche.crisis.CrisisEvent;
import org.demarche.crisis.CrisisId;
import org.demarche.crisis.CrisisOpened;
import org.demarche.crisis.SampleCodebook;
import org.demarche.crisis.Zones;
import org.demarche.kernel.Stamp;
import org.demarche.ledger.RecordedEvent;
import org.demarche.ledger.RowBatches;
import org.demarche.time.When;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.json.JsonMapper;

/** A register on a database of its own, with the crisis of Niger opened at revision 1 and whatever a test records. */
final class RegisterBed {
    static final CrisisId NIGER = new CrisisId("niger-2023");
    static final ZoneId NIAMEY = ZoneId.of("Africa/Niamey");

    final Developments developments;
    final KnownDevelopments known;
    final JdbcClient jdbc;

    private static final Map<Databases, Connection> CONNECTIONS = new EnumMap<>(Databases.class);

    private final List<RecordedEvent> ledger = new ArrayList<>();
    private final CrisisBed crises;
    private final ActorBed actors;
    private final DevelopmentProjection projection;

    /** Begins a transaction on the database of this kind; the next bed rolls it back. */
    RegisterBed(Databases kind) {
        JdbcTemplate template =
                new JdbcTemplate(new SingleConnectionDataSource(CONNECTIONS.compute(kind, RegisterBed::begin), true));
        JsonMapper json = JsonMapper.builder().build();
        jdbc = JdbcClient.create(template);
        crises = new CrisisBed(jdbc, json);
        actors = new ActorBed(jdbc, json);
        Zones zones = new Zones(jdbc);
        RowBatches rows = new RowBatches(template);
        StateStore states = new StateStore(jdbc, rows);
        FacetStore facets = new FacetStore(template, this::recorded);
        ReportStore reports = new ReportStore(jdbc, rows, this::recorded);
        projection = new DevelopmentProjection(zones, states, reports, facets);
        developments = new Developments(
                zones,
                new Codebooks(jdbc, json),
                actors.actors(),
                states,
                reports,
                new HistoryStore(jdbc, this::recorded),
                facets);
        known = new RecordedDevelopments(jdbc);
        open(NIGER);
    }

    private SortedMap<Long, RecordedEvent> recorded(Collection<Long> revisions) {
        SortedMap<Long, RecordedEvent> recorded = new TreeMap<>();
        revisions.forEach(revision -> recorded.put(revision, ledger.get((int) (revision - 1))));
        return recorded;
    }

    private static Connection begin(Databases kind, @Nullable Connection last) {
        try {
            Connection connection = last == null ? kind.migrated().getConnection() : last;
            connection.setAutoCommit(false);
            connection.rollback();
            return connection;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** When the entry of a revision is recorded: an hour after the one before, from 1 August 2023 on. */
    static long recordedAt(long revision) {
        return When.parse("2023-08-01T00:00:00Z").moment(NIAMEY) + 3_600 * revision;
    }

    static String who(long revision) {
        return "coder-" + revision % 3;
    }

    long open(CrisisId crisis) {
        return record(new CrisisOpened(crisis, "A crisis", NIAMEY, null, SampleCodebook.withThreatsWeighing(600)));
    }

    long record(Object event) {
        return record(event, null);
    }

    long record(Object event, @Nullable String reason) {
        long revision = head() + 1;
        RecordedEvent recorded = new RecordedEvent(
                event, new Stamp(revision, recordedAt(revision), "event-" + revision, who(revision), reason));
        ledger.add(recorded);
        project(recorded);
        return revision;
    }

    long head() {
        return ledger.size();
    }

    /** Empties the tables and reads the whole ledger again. */
    void rebuild() {
        List.of("crisis", "crisis_issue", "crisis_codebook")
                .forEach(table -> jdbc.sql("delete from " + table).update());
        ActorBed.tables().forEach(table -> jdbc.sql("delete from " + table).update());
        new DevelopmentTables()
                .developmentProjectionTables()
                .names()
                .forEach(table -> jdbc.sql("delete from " + table).update());
        ledger.forEach(this::project);
    }

    /** Looks from the end of 2023 with all that is known at the revision. */
    static Viewpoint at(long revision) {
        return new Viewpoint(When.parse("2023").moment(NIAMEY), revision, null, null);
    }

    /** All that the filter lets pass, as known at the revision. */
    List<DevelopmentView> list(DevelopmentFilter filter, long revision) {
        return developments.list(NIGER, filter, at(revision), null, 1_000).developments();
    }

    List<String> ids(DevelopmentFilter filter) {
        return list(filter, head()).stream().map(view -> view.id().value()).toList();
    }

    Optional<DevelopmentView> find(String id, long revision) {
        return developments.find(NIGER, new DevelopmentId(id), at(revision));
    }

    private void project(RecordedEvent recorded) {
        Stamp stamp = recorded.stamp();
        switch (recorded.event()) {
            case CrisisEvent event -> crises.record(event, stamp);
            case ActorEvent event -> actors.record(event, stamp);
            case DevelopmentReported event -> projection.on(event, stamp);
            case DevelopmentCorroborated event -> projection.on(event, stamp);
            case DevelopmentDenied event -> projection.on(event, stamp);
            case DevelopmentCorrected event -> projection.on(event, stamp);
            case DevelopmentRetracted event -> projection.on(event, stamp);
            case DevelopmentReinstated event -> projection.on(event, stamp);
            default -> throw new IllegalArgumentException("no such event: " + recorded.event());
        }
    }
}
