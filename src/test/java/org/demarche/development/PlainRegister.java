package org.demarche.development;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.demarche.time.When;

/** The register told the slow and obvious way: a copy of everything for each revision. */
final class PlainRegister {
    private static final ZoneId ZONE = RegisterBed.NIAMEY;

    /** A development at a revision. */
    record Known(DevelopmentId id, int version, Status status, Content content, List<Report> reports) {
        Known with(Report report) {
            List<Report> more = new ArrayList<>(reports);
            more.add(report);
            return new Known(id, version, status, content, more);
        }
    }

    private final Map<DevelopmentId, Known> known = new TreeMap<>();
    private final List<Map<DevelopmentId, Known>> revisions = new ArrayList<>(List.of(Map.of()));

    /** The developments of the last revision. */
    Map<DevelopmentId, Known> now() {
        return known;
    }

    void record(Object event) {
        if (event instanceof DevelopmentEvent development) {
            apply(development);
        }
        revisions.add(new TreeMap<>(known));
    }

    private void apply(DevelopmentEvent event) {
        DevelopmentId id = event.development();
        switch (event) {
            case DevelopmentReported reported ->
                known.put(id, new Known(id, 1, Status.RECORDED, reported.content(), reported.reports()));
            case DevelopmentCorroborated corroborated ->
                known.computeIfPresent(id, (key, old) -> old.with(corroborated.report()));
            case DevelopmentDenied denied -> known.computeIfPresent(id, (key, old) -> old.with(denied.report()));
            case DevelopmentCorrected corrected ->
                known.computeIfPresent(
                        id,
                        (key, old) ->
                                new Known(id, corrected.version(), old.status(), corrected.content(), old.reports()));
            case DevelopmentRetracted retracted -> turn(id, Status.RETRACTED);
            case DevelopmentReinstated reinstated -> turn(id, Status.RECORDED);
            case ProposalEvent none -> {}
            case ProposalRejected none -> {}
        }
    }

    private void turn(DevelopmentId id, Status status) {
        known.computeIfPresent(id, (key, old) -> new Known(id, old.version(), status, old.content(), old.reports()));
    }

    /** What the filter lets pass at the revision, in the order of the register. */
    List<Known> list(DevelopmentFilter filter, long revision) {
        return revisions.get((int) revision).values().stream()
                .filter(each -> passes(filter, each))
                .sorted(Comparator.<Known>comparingLong(
                                each -> each.content().occurred().moment(ZONE))
                        .thenComparing(Known::id))
                .toList();
    }

    private static boolean passes(DevelopmentFilter filter, Known known) {
        Content content = known.content();
        When from = filter.from();
        When until = filter.until();
        boolean isForward = from == null || until == null || from.firstSecond(ZONE) <= until.moment(ZONE);
        return isForward
                && (from == null || content.occurred().moment(ZONE) >= from.firstSecond(ZONE))
                && (until == null || content.occurred().firstSecond(ZONE) <= until.moment(ZONE))
                && (filter.type() == null || filter.type().equals(content.type()))
                && (filter.status() == null || filter.status() == known.status())
                && (filter.source() == null
                        || known.reports().stream()
                                .anyMatch(each -> each.source().equals(filter.source())))
                && (filter.actor() == null
                        || content.targets().contains(filter.actor())
                        || content.initiators().stream()
                                .anyMatch(each -> each.actor().equals(filter.actor())
                                        || filter.actor().equals(each.onBehalfOf())))
                && (filter.q() == null || says(content.summary(), filter.q()));
    }

    private static boolean says(String summary, String q) {
        return Arrays.stream(q.split(" ", -1))
                .allMatch(word -> Arrays.stream(summary.split(" ", -1))
                        .anyMatch(other -> other.toLowerCase(Locale.ROOT).startsWith(word.toLowerCase(Locale.ROOT))));
    }
}
