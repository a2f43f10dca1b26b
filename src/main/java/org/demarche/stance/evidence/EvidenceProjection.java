package org.demarche.stance.evidence;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.demarche.actor.ActorMerged;
import org.demarche.actor.ActorRegistered;
import org.demarche.actor.ActorSeparated;
import org.demarche.crisis.CodebookAdopted;
import org.demarche.crisis.CrisisOpened;
import org.demarche.crisis.IssueRaised;
import org.demarche.development.DevelopmentCorrected;
import org.demarche.development.DevelopmentCorroborated;
import org.demarche.development.DevelopmentDenied;
import org.demarche.development.DevelopmentReinstated;
import org.demarche.development.DevelopmentReported;
import org.demarche.development.DevelopmentRetracted;
import org.demarche.kernel.Stamp;
import org.demarche.ledger.Projections;
import org.demarche.source.SourceRegistered;
import org.demarche.source.SourceRegraded;
import org.springframework.stereotype.Component;

/** Keeps the evidence rows. */
@Component
@ProcessingGroup(Projections.GROUP)
class EvidenceProjection {
    private static final int FIRST_VERSION = 1;

    private final EvidenceStore evidence;

    EvidenceProjection(EvidenceStore evidence) {
        this.evidence = evidence;
    }

    @EventHandler
    void on(SourceRegistered event, Stamp stamp) {
        evidence.grade(event.source(), event.reliability(), stamp.revision());
    }

    @EventHandler
    void on(SourceRegraded event, Stamp stamp) {
        evidence.grade(event.source(), event.reliability(), stamp.revision());
    }

    @EventHandler
    void on(ActorRegistered event, Stamp stamp) {
        evidence.actor(event.actor(), stamp.revision());
    }

    @EventHandler
    void on(ActorMerged event, Stamp stamp) {
        evidence.merge(event.actor(), event.into(), stamp.revision());
    }

    @EventHandler
    void on(ActorSeparated event, Stamp stamp) {
        evidence.merge(event.actor(), null, stamp.revision());
    }

    @EventHandler
    void on(CrisisOpened event, Stamp stamp) {
        evidence.open(event.crisis(), event.zone(), stamp.revision());
        evidence.codebook(event.crisis(), FIRST_VERSION, event.codebook(), stamp.revision());
    }

    @EventHandler
    void on(IssueRaised event, Stamp stamp) {
        evidence.issue(event.crisis(), event.issue(), stamp.revision());
    }

    @EventHandler
    void on(CodebookAdopted event, Stamp stamp) {
        evidence.codebook(event.crisis(), event.version(), event.codebook(), stamp.revision());
    }

    @EventHandler
    void on(DevelopmentReported event, Stamp stamp) {
        evidence.report(event.crisis(), event.development(), event.content(), event.reports(), stamp);
    }

    @EventHandler
    void on(DevelopmentCorrected event, Stamp stamp) {
        evidence.correct(event.crisis(), event.development(), event.content(), stamp);
    }

    @EventHandler
    void on(DevelopmentRetracted event, Stamp stamp) {
        evidence.retract(event.crisis(), event.development(), stamp);
    }

    @EventHandler
    void on(DevelopmentReinstated event, Stamp stamp) {
        evidence.reinstate(event.crisis(), event.development(), stamp);
    }

    @EventHandler
    void on(DevelopmentCorroborated event, Stamp stamp) {
        evidence.add(event.crisis(), event.development(), EntryKind.CORROBORATED, event.report(), stamp);
    }

    @EventHandler
    void on(DevelopmentDenied event, Stamp stamp) {
        evidence.add(event.crisis(), event.development(), EntryKind.DENIED, event.report(), stamp);
    }
}
