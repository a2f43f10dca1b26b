package org.demarche.development;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.demarche.crisis.CrisisId;
import org.demarche.kernel.Stamp;
import org.demarche.ledger.RecordedEvent;
import org.demarche.ledger.RecordedEvents;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tells the history of a development by the events that are about it. */
@Repository
class HistoryStore {
    private final JdbcClient jdbc;
    private final RecordedEvents events;

    HistoryStore(JdbcClient jdbc, RecordedEvents events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    List<HistoryEntry> find(CrisisId crisis, DevelopmentId development, long revision) {
        List<HistoryEntry> history = new ArrayList<>();
        Content content = null;
        int version = 0;
        int reports = 0;
        for (RecordedEvent recorded :
                events.at(revisions(crisis, development, revision)).values()) {
            DevelopmentEvent event = (DevelopmentEvent) recorded.event();
            Stamp stamp = recorded.stamp();
            Content written = event.written();
            version += written == null ? 0 : 1;
            List<ReportView> added = Testimony.views(recorded, reports);
            history.add(new HistoryEntry(
                    stamp.revision(),
                    Instant.ofEpochSecond(stamp.recordedAt()),
                    stamp.who(),
                    stamp.reason(),
                    Change.of(event),
                    version,
                    written,
                    added,
                    changed(content, written)));
            content = written == null ? content : written;
            reports += added.size();
        }
        return history;
    }

    private static List<String> changed(@Nullable Content before, @Nullable Content written) {
        return before == null || written == null ? List.of() : ContentChanges.between(before, written);
    }

    /** Of the entries that have changed what the development is, or have brought reports. */
    private List<Long> revisions(CrisisId crisis, DevelopmentId development, long revision) {
        return jdbc.sql("""
                        select from_revision as revision from development_state
                        where crisis = :crisis and id = :id and from_revision <= :revision
                        union all
                        select revision from development_report
                        where crisis = :crisis and id = :id and revision <= :revision""")
                .param("crisis", crisis.value())
                .param("id", development.value())
                .param("revision", revision)
                .query(Long.class)
                .list();
    }
}
