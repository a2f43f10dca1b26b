package org.demarche.development;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.demarche.actor.ActorId;
import org.demarche.time.When;
import org.jspecify.annotations.Nullable;

/**
 * A development as known at a revision.
 *
 * @param version of its content, from 1; what a correction has to name
 * @param timing how it lies to the valid time of the question
 * @param earliest first second at which it may have occurred
 * @param moment first second at which it has certainly occurred
 * @param standing whether it goes on speaking while it lasts, its own word or else that of its type
 * @param reports in the order recorded
 * @param signals the coder's, then those that the codebook derives
 * @param revision of the last entry that this shows, be it a report
 * @param recordedAt ledger time of that entry
 * @param recordedBy who wrote that entry
 */
public record DevelopmentView(
        DevelopmentId id,
        int version,
        Status status,
        Timing timing,
        When occurred,
        Instant earliest,
        Instant moment,
        String type,
        String summary,
        List<Initiator> initiators,
        List<ActorId> targets,
        boolean standing,
        @Nullable When ends,
        List<DevelopmentId> supersedes,
        @Nullable When deadline,
        @Nullable String condition,
        @Nullable Place place,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedMap<String, String> codes,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> flags,
        List<ReportView> reports,
        List<SignalView> signals,
        long revision,
        Instant recordedAt,
        String recordedBy) {
    public DevelopmentView {
        initiators = List.copyOf(initiators);
        targets = List.copyOf(targets);
        supersedes = List.copyOf(supersedes);
        reports = List.copyOf(reports);
        signals = List.copyOf(signals);
    }
}
