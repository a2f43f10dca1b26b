package org.demarche.development;

import org.demarche.crisis.CrisisId;
import org.demarche.kernel.EventType;

/** What was proposed last was rejected, or taken back by who proposed it. */
@EventType("proposal-rejected")
public record ProposalRejected(CrisisId crisis, DevelopmentId development) implements DevelopmentEvent {}
