package org.demarche.development;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.demarche.crisis.CrisisId;
import org.demarche.kernel.Stamp;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The rows of what developments were, from revision to revision, and of what each version of them says. */
@Repository
class StateStore {
    /** The {@code to_revision} of the row that still holds. */
    static final long OPEN = Long.MAX_VALUE;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    StateStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void report(CrisisId crisis, DevelopmentId development, Content content, Span span, Stamp stamp) {
        jdbc.sql("""
                        insert into development_state (crisis, id, from_revision, to_revision, event, version, status,
                          first_second, moment, words, recorded_at, recorded_by, reason)
                        values (:crisis, :id, :revision, :open, 'REPORTED', 1, 'RECORDED',
                          :firstSecond, :moment, :words, :recordedAt, :who, :reason)""")
                .param("crisis", crisis.value())
                .param("id", development.value())
                .param("revision", stamp.revision())
                .param("open", OPEN)
                .param("firstSecond", span.firstSecond())
                .param("moment", span.moment())
                .param("words", Words.line(content.summary()))
                .param("recordedAt", stamp.recordedAt())
                .param("who", stamp.who())
                .param("reason", stamp.reason())
                .update();
        write(crisis, development, 1, content);
        widen(crisis, span);
    }

    void correct(DevelopmentCorrected event, Span span, Stamp stamp) {
        close(event, stamp);
        jdbc.sql("""
                        insert into development_state (crisis, id, from_revision, to_revision, event, version, status,
                          first_second, moment, words, recorded_at, recorded_by, reason)
                        select crisis, id, to_revision, :open, 'CORRECTED', :version, status,
                          :firstSecond, :moment, :words, :recordedAt, :who, :reason
                        from development_state
                        where crisis = :crisis and id = :id and to_revision = :revision""")
                .param("crisis", event.crisis().value())
                .param("id", event.development().value())
                .param("revision", stamp.revision())
                .param("open", OPEN)
                .param("version", event.version())
                .param("firstSecond", span.firstSecond())
                .param("moment", span.moment())
                .param("words", Words.line(event.content().summary()))
                .param("recordedAt", stamp.recordedAt())
                .param("who", stamp.who())
                .param("reason", stamp.reason())
                .update();
        write(event.crisis(), event.development(), event.version(), event.content());
        widen(event.crisis(), span);
    }

    void turn(DevelopmentEvent event, Change change, Status status, Stamp stamp) {
        close(event, stamp);
        jdbc.sql("""
                        insert into development_state (crisis, id, from_revision, to_revision, event, version, status,
                          first_second, moment, words, recorded_at, recorded_by, reason)
                        select crisis, id, to_revision, :open, :event, version, :status,
                          first_second, moment, words, :recordedAt, :who, :reason
                        from development_state
                        where crisis = :crisis and id = :id and to_revision = :revision""")
                .param("crisis", event.crisis().value())
                .param("id", event.development().value())
                .param("revision", stamp.revision())
                .param("open", OPEN)
                .param("event", change.name())
                .param("status", status.name())
                .param("recordedAt", stamp.recordedAt())
                .param("who", stamp.who())
                .param("reason", stamp.reason())
                .update();
    }

    private void close(DevelopmentEvent event, Stamp stamp) {
        int closed = jdbc.sql("""
                        update development_state set to_revision = ?
                        where crisis = ? and id = ? and to_revision = ?""")
                .params(
                        stamp.revision(),
                        event.crisis().value(),
                        event.development().value(),
                        OPEN)
                .update();
        if (closed != 1) {
            throw new IllegalStateException("changed before it was reported: " + event.development());
        }
    }

    private void write(CrisisId crisis, DevelopmentId development, int version, Content content) {
        jdbc.sql("insert into development_content (crisis, id, version, content) values (?, ?, ?, ?)")
                .params(crisis.value(), development.value(), version, json.writeValueAsString(content))
                .update();
    }

    private void widen(CrisisId crisis, Span span) {
        jdbc.sql("""
                        insert into development_width (crisis, width)
                        select :crisis, :width
                        where not exists (
                          select 1 from development_width where crisis = :crisis and width >= :width)""")
                .param("crisis", crisis.value())
                .param("width", span.width())
                .update();
    }

    /** How many seconds the longest span of a development of the crisis is wide, at any revision. */
    long width(CrisisId crisis) {
        return jdbc.sql("select coalesce(max(width), 0) from development_width where crisis = :crisis")
                .param("crisis", crisis.value())
                .query(Long.class)
                .single();
    }

    /** What the search finds, in its order. */
    List<RecordedState> find(DevelopmentSearch search) {
        return jdbc.sql(search.sql())
                .params(search.parameters())
                .query(this::state)
                .list();
    }

    /** What the development was at the revision; empty where it was not known. */
    Optional<RecordedState> find(CrisisId crisis, DevelopmentId development, long revision) {
        return jdbc.sql("""
                        select s.*, c.content
                        from development_state s
                        join development_content c on c.crisis = s.crisis and c.id = s.id and c.version = s.version
                        where s.crisis = :crisis and s.id = :id
                          and s.from_revision <= :revision and s.to_revision > :revision""")
                .param("crisis", crisis.value())
                .param("id", development.value())
                .param("revision", revision)
                .query(this::state)
                .optional();
    }

    private RecordedState state(ResultSet row, int n) throws SQLException {
        return new RecordedState(
                new DevelopmentId(row.getString("id")),
                row.getInt("version"),
                Status.valueOf(row.getString("status")),
                new Span(row.getLong("first_second"), row.getLong("moment")),
                json.readValue(row.getString("content"), Content.class),
                row.getLong("from_revision"),
                Instant.ofEpochSecond(row.getLong("recorded_at")),
                row.getString("recorded_by"));
    }
}
