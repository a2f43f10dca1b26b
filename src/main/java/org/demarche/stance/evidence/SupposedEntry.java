package org.demarche.stance.evidence;

import java.time.ZoneId;
import java.util.List;
import org.demarche.development.Content;
import org.demarche.development.CorrectDevelopment;
import org.demarche.development.DevelopmentId;
import org.demarche.development.Report;
import org.demarche.development.ReportDevelopment;

/**
 * An entry about a development that is not recorded.
 *
 * @param reports that it brings
 */
public record SupposedEntry(EntryKind kind, DevelopmentId development, Content content, List<Report> reports) {
    public SupposedEntry {
        reports = List.copyOf(reports);
    }

    public static SupposedEntry of(ReportDevelopment write) {
        return new SupposedEntry(EntryKind.REPORTED, write.development(), write.content(), write.reports());
    }

    public static SupposedEntry of(CorrectDevelopment write) {
        return new SupposedEntry(EntryKind.CORRECTED, write.development(), write.content(), List.of());
    }

    /** Hands it on as the rows would, had it been recorded. */
    public void handTo(EvidenceSink sink, long revision, long recordedAt, ZoneId zone) {
        sink.entry(
                revision,
                recordedAt,
                kind,
                development.value(),
                ContentFacts.of(content, zone),
                reports.isEmpty() ? null : ReportFacts.of(reports, zone));
    }
}
