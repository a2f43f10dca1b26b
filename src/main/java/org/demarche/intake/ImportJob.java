package org.demarche.intake;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.demarche.crisis.CrisisId;
import org.jspecify.annotations.Nullable;

/**
 * An import that was sent to the server.
 *
 * @param mapping of the columns of a delimited file; null for other formats
 * @param dryRun whether nothing is recorded
 * @param startedBy who sent it; the who of all that it records
 * @param startedAt when it was taken in
 * @param endedAt when nothing more came of it; null before
 * @param ratePerSecond rows read a second, from its begin to its end or to now
 * @param reason why it has failed; null where it has not
 * @param rejectedRows the first thousand that were refused
 */
public record ImportJob(
        String id,
        CrisisId crisis,
        String format,
        @Nullable String mapping,
        boolean dryRun,
        ImportState state,
        @JsonUnwrapped Counts counts,
        long ratePerSecond,
        String startedBy,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String reason,
        List<Rejection> rejectedRows) {
    public ImportJob {
        rejectedRows = List.copyOf(rejectedRows);
    }

    ImportJob at(ImportState next) {
        return new ImportJob(
                id,
                crisis,
                format,
                mapping,
                dryRun,
                next,
                counts,
                ratePerSecond,
                startedBy,
                startedAt,
                endedAt,
                reason,
                rejectedRows);
    }

    ImportJob having(Counts come, List<Rejection> refused, long rate) {
        return new ImportJob(
                id, crisis, format, mapping, dryRun, state, come, rate, startedBy, startedAt, endedAt, reason, refused);
    }

    ImportJob ended(ImportState end, Instant now, @Nullable String why) {
        return new ImportJob(
                id,
                crisis,
                format,
                mapping,
                dryRun,
                end,
                counts,
                ratePerSecond,
                startedBy,
                startedAt,
                now,
                why,
                rejectedRows);
    }
}
