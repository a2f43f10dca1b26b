package org.demarche.development;

import org.demarche.crisis.CrisisId;
import org.demarche.kernel.EventType;

/** A reinstatement was proposed; it says nothing until it is accepted. */
@EventType("reinstatement-proposed")
public record ReinstatementProposed(CrisisId crisis, DevelopmentId development) implements ProposalEvent {
    @Override
    public DevelopmentEvent effect() {
        return new DevelopmentReinstated(crisis, development);
    }
}
