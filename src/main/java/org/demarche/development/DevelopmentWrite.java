package org.demarche.development;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.demarche.crisis.CrisisId;
import org.demarche.kernel.Write;

/** What can be asked of a development. */
public sealed interface DevelopmentWrite extends Write
        permits ReportDevelopment,
                FileReport,
                CorrectDevelopment,
                RetractDevelopment,
                ReinstateDevelopment,
                AcceptProposal,
                RejectProposal {
    CrisisId crisis();

    DevelopmentId development();

    /** The aggregate that decides. */
    @TargetAggregateIdentifier
    default String aggregate() {
        return aggregate(crisis(), development());
    }

    /** The id of the aggregate of {@code development}. */
    static String aggregate(CrisisId crisis, DevelopmentId development) {
        return "crises/" + crisis + "/developments/" + development;
    }
}
