package org.demarche.development;

import org.demarche.crisis.CrisisId;
import org.demarche.kernel.EventType;

/** Another content was proposed, to become {@code version} (from 2) when it is accepted. */
@EventType("correction-proposed")
public record CorrectionProposed(CrisisId crisis, DevelopmentId development, int version, Content content)
        implements ProposalEvent {
    @Override
    public DevelopmentEvent effect() {
        return new DevelopmentCorrected(crisis, development, version, content);
    }
}
