package org.demarche.development;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.demarche.crisis.CrisisId;
import org.demarche.kernel.Stamp;
import org.demarche.ledger.RowBatches;
import org.demarche.source.SourceId;
import org.demarche.time.When;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The rows of the reports of developments. */
@Repository
class ReportStore {
    private final JdbcTemplate jdbc;
    private final RowBatches rows;
    private final JsonMapper json;

    ReportStore(JdbcTemplate jdbc, RowBatches rows, JsonMapper json) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.json = json;
    }

    /** Adds reports that {@code change} brought, numbered from {@code first} on. */
    void add(DevelopmentEvent event, Change change, int first, List<Report> reports, ZoneId zone, Stamp stamp) {
        int number = first;
        for (Report report : reports) {
            When published = report.published();
            rows.add(
                    """
                    insert into development_report (crisis, id, number, event, source, published, revision,
                      recorded_at, recorded_by, reason, report)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                    event.crisis().value(),
                    event.development().value(),
                    number++,
                    change.name(),
                    report.source().value(),
                    published == null ? stamp.recordedAt() : published.moment(zone),
                    stamp.revision(),
                    stamp.recordedAt(),
                    stamp.who(),
                    stamp.reason(),
                    json.writeValueAsString(report));
        }
    }

    /** The sources of all reports of the development so far. */
    Set<SourceId> sources(DevelopmentEvent event) {
        rows.flush();
        return new LinkedHashSet<>(jdbc.query(
                "select distinct source from development_report where crisis = ? and id = ?",
                (row, n) -> new SourceId(row.getString("source")),
                event.crisis().value(),
                event.development().value()));
    }

    /**
     * The reports of some developments as known at a revision, in the order recorded.
     *
     * @param published only those published by this second; null: all
     */
    Map<DevelopmentId, List<ReportView>> find(
            CrisisId crisis, List<DevelopmentId> developments, long revision, @Nullable Long published) {
        if (developments.isEmpty()) {
            return Map.of();
        }
        Map<DevelopmentId, List<ReportView>> reports = new HashMap<>();
        JdbcClient.create(jdbc)
                .sql("""
                        select id, number, report, revision, recorded_at, recorded_by
                        from development_report
                        where crisis = :crisis and id in (:ids) and revision <= :revision and published <= :published
                        order by id, number""")
                .param("crisis", crisis.value())
                .param("ids", developments.stream().map(DevelopmentId::value).toList())
                .param("revision", revision)
                .param("published", published == null ? Long.MAX_VALUE : published)
                .query(row -> {
                    reports.computeIfAbsent(new DevelopmentId(row.getString("id")), id -> new ArrayList<>())
                            .add(report(row));
                });
        return reports;
    }

    private ReportView report(ResultSet row) throws SQLException {
        return new ReportView(
                row.getInt("number"),
                json.readValue(row.getString("report"), Report.class),
                row.getLong("revision"),
                Instant.ofEpochSecond(row.getLong("recorded_at")),
                row.getString("recorded_by"));
    }
}
