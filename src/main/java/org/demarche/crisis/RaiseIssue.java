package org.demarche.crisis;

import org.demarche.kernel.Require;
import org.jspecify.annotations.Nullable;

/** Add an issue to a crisis. */
public record RaiseIssue(
        CrisisId crisis,
        IssueId issue,
        String proposition,
        @Nullable String scopeNote,
        @Nullable String reason) implements CrisisWrite {
    public RaiseIssue {
        proposition = Require.text(proposition, "proposition");
        scopeNote = scopeNote == null ? null : Require.text(scopeNote, "scopeNote");
        reason = Require.optionalReason(reason);
    }
}
