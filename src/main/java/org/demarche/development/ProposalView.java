package org.demarche.development;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is proposed about a development, and counts for nothing, as known at a revision.
 *
 * @param proposal identifies it; a decision may name it
 * @param content what it is to be; null for a retraction and a reinstatement
 * @param reports that a new development comes with
 * @param revision of the entry that proposed it
 */
public record ProposalView(
        String proposal,
        DevelopmentId development,
        Kind kind,
        Status status,
        @Nullable Content content,
        List<Report> reports,
        @Nullable String reason,
        long revision,
        Instant recordedAt,
        String recordedBy) {
    public ProposalView {
        reports = List.copyOf(reports);
    }

    /** What it is that is proposed. */
    public enum Kind {
        DEVELOPMENT,
        CORRECTION,
        RETRACTION,
        REINSTATEMENT
    }

    /** That it is proposed; what is accepted or rejected is no proposal any more. */
    public enum Status {
        PROPOSED
    }
}
