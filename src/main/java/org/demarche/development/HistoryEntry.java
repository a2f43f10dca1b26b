package org.demarche.development;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry about a development: who recorded what, when and why.
 *
 * @param revision of the entry
 * @param recordedAt ledger time of the entry
 * @param version of the content after it
 * @param content as it was written, where the entry brought a new one
 * @param reports that the entry brought
 * @param changed the fields in which a correction differs from the version before
 */
public record HistoryEntry(
        long revision,
        Instant recordedAt,
        String recordedBy,
        @Nullable String reason,
        Change event,
        int version,
        @Nullable Content content,
        List<ReportView> reports,
        List<String> changed) {
    public HistoryEntry {
        reports = List.copyOf(reports);
        changed = List.copyOf(changed);
    }
}
