package org.demarche.crisis;

import org.demarche.kernel.EventType;
import org.jspecify.annotations.Nullable;

/**
 * An issue, a proposition of fixed polarity, belongs to the crisis.
 *
 * @param scopeNote what the proposition covers and what it does not, for those who code; null: it needs no saying
 */
@EventType(value = "issue-raised", revision = 2)
public record IssueRaised(
        CrisisId crisis,
        IssueId issue,
        String proposition,
        @Nullable String scopeNote) implements CrisisEvent {}
