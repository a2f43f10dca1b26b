package org.demarche.development;

import java.util.List;
import java.util.Map;
import org.demarche.actor.ActorId;
import org.demarche.crisis.CrisisId;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.demarche.kernel.Require;
import org.demarche.time.When;
import org.jspecify.annotations.Nullable;

/** A development as it is sent, reported or corrected: what is missing is null. */
public record DevelopmentDraft(
        @Nullable DevelopmentId id,
        @Nullable When occurred,
        @Nullable String type,
        @Nullable String summary,
        @Nullable List<@Nullable Initiator> initiators,
        @Nullable List<@Nullable ActorId> targets,
        @Nullable Boolean standing,
        @Nullable When ends,
        @Nullable List<@Nullable DevelopmentId> supersedes,
        @Nullable When deadline,
        @Nullable String condition,
        @Nullable Place place,
        @Nullable List<@Nullable ReportDraft> reports,
        @Nullable List<@Nullable Signal> signals,
        @Nullable Map<String, @Nullable String> codes,
        @Nullable List<@Nullable String> flags,
        @Nullable String reason) {
    /** Its first report, under its own id. */
    public ReportDevelopment toReport(CrisisId crisis) {
        return new ReportDevelopment(
                crisis,
                Require.present(id, "id"),
                toContent(),
                Require.each(Require.present(reports, "reports"), "reports", Content.MOST, ReportDraft::toPart),
                reason);
    }

    /** Its correction of {@code development}, decided on {@code expectedVersion}; it has no reports, which are kept. */
    public CorrectDevelopment toCorrection(CrisisId crisis, DevelopmentId development, long expectedVersion) {
        Require.sameId(id, development, "id");
        if (reports != null) {
            throw new Refusal(Code.INVALID_VALUE, "reports", "Leave the reports out; a correction keeps them.");
        }
        return new CorrectDevelopment(crisis, development, expectedVersion, toContent(), reason);
    }

    private Content toContent() {
        return new Content(
                Require.present(occurred, "occurred"),
                Require.present(type, "type"),
                Require.present(summary, "summary"),
                Require.list(Require.present(initiators, "initiators"), "initiators", Content.MOST),
                Require.list(targets, "targets", Content.MOST),
                standing,
                ends,
                Require.list(supersedes, "supersedes", Content.MOST),
                deadline,
                condition,
                place,
                Require.list(signals, "signals", Content.MOST),
                FeedCodes.of(codes),
                Require.list(flags, "flags", Content.MOST));
    }
}
