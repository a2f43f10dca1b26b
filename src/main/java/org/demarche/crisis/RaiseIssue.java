package org.demarche.crisis;

import org.jspecify.annotations.Nullable;

/** Add an issue to a crisis. */
public record RaiseIssue(
        CrisisId crisis,
        IssueId issue,
        String proposition,
        @Nullable String reason) {}
