package org.demarche.development;

import org.demarche.crisis.CrisisId;
import org.demarche.kernel.EventType;

/** A retraction was proposed; it says nothing until it is accepted. */
@EventType("retraction-proposed")
public record RetractionProposed(CrisisId crisis, DevelopmentId development) implements ProposalEvent {
    @Override
    public DevelopmentEvent effect() {
        return new DevelopmentRetracted(crisis, development);
    }
}
