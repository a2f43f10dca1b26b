package org.demarche.development;

import java.util.List;
import org.demarche.crisis.CrisisId;
import org.demarche.kernel.EventType;

/** A development was proposed with its first reports; nothing is known of it until it is accepted. */
@EventType("development-proposed")
public record DevelopmentProposed(CrisisId crisis, DevelopmentId development, Content content, List<Report> reports)
        implements ProposalEvent {
    public DevelopmentProposed {
        reports = List.copyOf(reports);
    }

    @Override
    public DevelopmentEvent effect() {
        return new DevelopmentReported(crisis, development, content, reports);
    }
}
