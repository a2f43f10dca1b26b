package org.demarche.development;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.demarche.crisis.CrisisId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the history of a development out of the rows of its states, contents and reports. */
@Repository
class HistoryStore {
    private final JdbcClient jdbc;
    private final ContentStore contents;
    private final ReportStore reports;

    HistoryStore(JdbcClient jdbc, ContentStore contents, ReportStore reports) {
        this.jdbc = jdbc;
        this.contents = contents;
        this.reports = reports;
    }

    List<HistoryEntry> find(CrisisId crisis, DevelopmentId development, long revision) {
        Map<Integer, Content> versions = contents.versions(crisis, development);
        Map<Long, List<ReportView>> brought =
                reports.find(crisis, List.of(development), revision, null).values().stream()
                        .flatMap(List::stream)
                        .collect(Collectors.groupingBy(ReportView::revision));
        List<HistoryEntry> history = new ArrayList<>();
        int version = 0;
        for (Entry entry : entries(crisis, development, revision)) {
            Content before = versions.get(version);
            boolean rewritten = entry.version() > version;
            version = Math.max(version, entry.version());
            Content content = rewritten ? versions.get(version) : null;
            history.add(new HistoryEntry(
                    entry.revision(),
                    entry.recordedAt(),
                    entry.recordedBy(),
                    entry.reason(),
                    entry.event(),
                    version,
                    content,
                    brought.getOrDefault(entry.revision(), List.of()),
                    content == null || before == null ? List.of() : ContentChanges.between(before, content)));
        }
        return history;
    }

    /** What happened to the development. An entry that brings a report alone has version 0. */
    private List<Entry> entries(CrisisId crisis, DevelopmentId development, long revision) {
        return jdbc.sql("""
                        select from_revision as revision, recorded_at, recorded_by, reason, event, version
                        from development_state
                        where crisis = :crisis and id = :id and from_revision <= :revision
                        union all
                        select revision, recorded_at, recorded_by, reason, event, 0
                        from development_report
                        where crisis = :crisis and id = :id and revision <= :revision and event <> 'REPORTED'
                        order by revision""")
                .param("crisis", crisis.value())
                .param("id", development.value())
                .param("revision", revision)
                .query((row, n) -> new Entry(
                        row.getLong("revision"),
                        Instant.ofEpochSecond(row.getLong("recorded_at")),
                        row.getString("recorded_by"),
                        row.getString("reason"),
                        Change.valueOf(row.getString("event")),
                        row.getInt("version")))
                .list();
    }

    private record Entry(
            long revision,
            Instant recordedAt,
            String recordedBy,
            @Nullable String reason,
            Change event,
            int version) {}
}
