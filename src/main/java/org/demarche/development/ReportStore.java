package org.demarche.development;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.demarche.crisis.CrisisId;
import org.demarche.kernel.Among;
import org.demarche.kernel.Stamp;
import org.demarche.ledger.Columns;
import org.demarche.ledger.RecordedEvents;
import org.demarche.ledger.RowBatches;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Who reports what about developments: rows tell which entries have brought further reports, the entries themselves what these
 * and the first ones say.
 */
@Repository
class ReportStore {
    private static final Columns REPORTS =
            Columns.of("development_report", "id", "crisis", "number", "source", "published", "revision");

    private final JdbcClient jdbc;
    private final RowBatches rows;
    private final RecordedEvents events;

    ReportStore(JdbcClient jdbc, RowBatches rows, RecordedEvents events) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.events = events;
    }

    /** Adds a further report. */
    void add(DevelopmentEvent event, int number, Report report, ZoneId zone, Stamp stamp) {
        rows.add(
                REPORTS,
                event.development().value(),
                event.crisis().value(),
                number,
                report.source().value(),
                report.published(zone, stamp.recordedAt()),
                stamp.revision());
    }

    /** What the states of a crisis say and who had reported it by a revision. */
    Testimony of(CrisisId crisis, List<RecordedState> states, long revision) {
        List<DevelopmentId> ids = states.stream().map(RecordedState::id).toList();
        Map<DevelopmentId, Set<Long>> further = further(crisis, ids, revision);
        Set<Long> revisions = new TreeSet<>();
        for (RecordedState state : states) {
            revisions.add(state.reported());
            revisions.add(state.written());
            revisions.addAll(further.getOrDefault(state.id(), Set.of()));
        }
        return new Testimony(events.at(revisions), further);
    }

    /** The revisions of the entries that have brought further reports, in their order. */
    private Map<DevelopmentId, Set<Long>> further(CrisisId crisis, List<DevelopmentId> developments, long revision) {
        Map<DevelopmentId, Set<Long>> further = new HashMap<>();
        if (developments.isEmpty()) {
            return further;
        }
        jdbc.sql("select r.id, revision from development_report r" + Among.join("r.id", ":ids")
                        + " where crisis = :crisis and revision <= :revision")
                .param("crisis", crisis.value())
                .param("ids", Among.of(developments, DevelopmentId::value))
                .param("revision", revision)
                .query(row -> {
                    further.computeIfAbsent(new DevelopmentId(row.getString("id")), id -> new TreeSet<>())
                            .add(row.getLong("revision"));
                });
        return further;
    }
}
