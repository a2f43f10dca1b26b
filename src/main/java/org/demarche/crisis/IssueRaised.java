package org.demarche.crisis;

import org.demarche.kernel.EventType;

/** An issue, a proposition of fixed polarity, belongs to the crisis. */
@EventType("issue-raised")
public record IssueRaised(CrisisId crisis, IssueId issue, String proposition) implements CrisisEvent {}
