package org.demarche.development;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.demarche.kernel.Stamp;
import org.demarche.ledger.RecordedEvent;
import org.jspecify.annotations.Nullable;

/** What some developments say, and who reports it, out of the events that recorded it. */
final class Testimony {
    private final SortedMap<Long, RecordedEvent> events;
    private final Map<DevelopmentId, Set<Long>> further;

    /**
     * @param events by revision: those that have reported the developments, have written their contents, and have brought further
     *     reports
     * @param further the revisions that have brought further reports, in their order
     */
    Testimony(SortedMap<Long, RecordedEvent> events, Map<DevelopmentId, Set<Long>> further) {
        this.events = events;
        this.further = further;
    }

    Content content(RecordedState state) {
        return requireNonNull(event(state.written()).written());
    }

    /**
     * The reports in the order recorded.
     *
     * @param published only those published by this second; null: all
     * @param zone in which dates of publication are read
     */
    List<ReportView> reports(RecordedState state, @Nullable Long published, ZoneId zone) {
        List<ReportView> reports = new ArrayList<>(views(requireNonNull(events.get(state.reported())), 0));
        for (long revision : further.getOrDefault(state.id(), Set.of())) {
            reports.addAll(views(requireNonNull(events.get(revision)), reports.size()));
        }
        if (published != null) {
            reports.removeIf(
                    view -> view.report().published(zone, view.recordedAt().getEpochSecond()) > published);
        }
        return reports;
    }

    /**
     * The reports that an entry has brought.
     *
     * @param before how many the development had before
     */
    static List<ReportView> views(RecordedEvent recorded, int before) {
        Stamp stamp = recorded.stamp();
        List<ReportView> views = new ArrayList<>();
        for (Report report : ((DevelopmentEvent) recorded.event()).added()) {
            views.add(new ReportView(
                    before + views.size() + 1,
                    report,
                    stamp.revision(),
                    Instant.ofEpochSecond(stamp.recordedAt()),
                    stamp.who()));
        }
        return views;
    }

    private DevelopmentEvent event(long revision) {
        return (DevelopmentEvent) requireNonNull(events.get(revision)).event();
    }
}
