package org.demarche.development;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.demarche.kernel.Stamp;
import org.demarche.source.SourceId;
import org.demarche.time.When;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The rows of the reports of developments. */
@Repository
class ReportStore {
    private final JdbcTemplate jdbc;
    private final JsonMapper json;

    ReportStore(JdbcTemplate jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Adds reports numbered from {@code first} on. */
    void add(DevelopmentEvent event, int first, List<Report> reports, ZoneId zone, Stamp stamp) {
        List<Object[]> rows = new ArrayList<>();
        for (Report report : reports) {
            When published = report.published();
            rows.add(new Object[] {
                event.crisis().value(),
                event.development().value(),
                first + rows.size(),
                report.source().value(),
                published == null ? stamp.recordedAt() : published.moment(zone),
                stamp.revision(),
                stamp.recordedAt(),
                stamp.who(),
                stamp.reason(),
                json.writeValueAsString(report)
            });
        }
        jdbc.batchUpdate("""
                insert into development_report (crisis, id, number, source, published, revision,
                  recorded_at, recorded_by, reason, report)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", rows);
    }

    /** The sources of all reports of the development so far. */
    Set<SourceId> sources(DevelopmentEvent event) {
        return new LinkedHashSet<>(jdbc.query(
                "select distinct source from development_report where crisis = ? and id = ?",
                (row, n) -> new SourceId(row.getString("source")),
                event.crisis().value(),
                event.development().value()));
    }
}
