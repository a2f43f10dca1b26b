package org.demarche.crisis;

import org.demarche.kernel.Require;
import org.jspecify.annotations.Nullable;

/** An issue as it is sent: what is missing is null. */
public record IssueDraft(
        @Nullable IssueId id,
        @Nullable String proposition,
        @Nullable String scopeNote,
        @Nullable String reason) {
    /** Its raising as {@code issue} of {@code crisis}. */
    public RaiseIssue toIssue(CrisisId crisis, IssueId issue) {
        Require.sameId(id, issue, "id");
        return new RaiseIssue(crisis, issue, Require.present(proposition, "proposition"), scopeNote, reason);
    }
}
