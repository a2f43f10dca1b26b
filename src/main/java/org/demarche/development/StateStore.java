package org.demarche.development;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.demarche.crisis.CrisisId;
import org.demarche.kernel.Stamp;
import org.demarche.ledger.Columns;
import org.demarche.ledger.RowBatches;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of what developments were, from revision to revision. */
@Repository
class StateStore {
    /** The {@code to_revision} of the row that still holds. */
    static final long OPEN = Long.MAX_VALUE;

    private static final Columns STATES = Columns.of(
            "development_state",
            "crisis",
            "id",
            "from_revision",
            "to_revision",
            "version",
            "status",
            "first_second",
            "moment",
            "words",
            "type",
            "actors",
            "sources",
            "reported",
            "written",
            "published",
            "recorded_at",
            "recorded_by");

    private final JdbcClient jdbc;
    private final RowBatches rows;

    StateStore(JdbcClient jdbc, RowBatches rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** From the stamp's revision on the development is in this state. */
    void add(DevelopmentEvent event, State state, Stamp stamp) {
        rows.add(
                STATES,
                event.crisis().value(),
                event.development().value(),
                stamp.revision(),
                OPEN,
                state.version(),
                state.status().name(),
                state.span().firstSecond(),
                state.span().moment(),
                state.words(),
                state.type(),
                state.actors(),
                state.sources(),
                state.reported(),
                state.written(),
                state.published(),
                stamp.recordedAt(),
                stamp.who());
        widen(event.crisis(), state.span());
    }

    /** From the stamp's revision on the development is in this state, no more in the one that held until now. */
    void replace(DevelopmentEvent event, State state, Stamp stamp) {
        rows.flush();
        jdbc.sql("update development_state set to_revision = ? where crisis = ? and id = ? and to_revision = ?")
                .params(
                        stamp.revision(),
                        event.crisis().value(),
                        event.development().value(),
                        OPEN)
                .update();
        add(event, state, stamp);
    }

    /** What the search finds, in its order. */
    List<RecordedState> find(DevelopmentSearch search) {
        return jdbc.sql(search.sql())
                .params(search.parameters())
                .query(StateStore::recorded)
                .list();
    }

    /** What the development was at the revision; empty where it was not known. */
    Optional<RecordedState> find(CrisisId crisis, DevelopmentId development, long revision) {
        return jdbc.sql("""
                        select * from development_state
                        where crisis = :crisis and id = :id
                          and from_revision <= :revision and to_revision > :revision""")
                .param("crisis", crisis.value())
                .param("id", development.value())
                .param("revision", revision)
                .query(StateStore::recorded)
                .optional();
    }

    /** How many seconds the longest span of a development of the crisis is wide, at any revision. */
    long width(CrisisId crisis) {
        return jdbc.sql("select coalesce(max(width), 0) from development_width where crisis = :crisis")
                .param("crisis", crisis.value())
                .query(Long.class)
                .single();
    }

    private void widen(CrisisId crisis, Span span) {
        String id = crisis.value();
        rows.addOnce("""
                insert into development_width (crisis, width)
                select cast(? as varchar), cast(? as bigint)
                where not exists (select 1 from development_width where crisis = ? and width >= ?)""", id, span.width(), id, span.width());
    }

    /** The state that holds until the event. */
    State current(DevelopmentEvent event) {
        rows.flush();
        return jdbc.sql("""
                        select version, status, first_second, moment, words, type, actors, sources, reported, written,
                          published
                        from development_state
                        where crisis = :crisis and id = :id and to_revision = :open""")
                .param("crisis", event.crisis().value())
                .param("id", event.development().value())
                .param("open", OPEN)
                .query((row, n) -> new State(
                        row.getInt("version"),
                        Status.valueOf(row.getString("status")),
                        span(row),
                        row.getString("words"),
                        row.getString("type"),
                        row.getString("actors"),
                        row.getString("sources"),
                        row.getLong("reported"),
                        row.getLong("written"),
                        row.getLong("published")))
                .optional()
                .orElseThrow(() -> new IllegalStateException("not reported: " + event));
    }

    private static RecordedState recorded(ResultSet row, int n) throws SQLException {
        return new RecordedState(
                new DevelopmentId(row.getString("id")),
                row.getInt("version"),
                Status.valueOf(row.getString("status")),
                span(row),
                row.getLong("reported"),
                row.getLong("written"),
                row.getLong("from_revision"),
                Instant.ofEpochSecond(row.getLong("recorded_at")),
                row.getString("recorded_by"));
    }

    private static Span span(ResultSet row) throws SQLException {
        return new Span(row.getLong("first_second"), row.getLong("moment"));
    }
}
