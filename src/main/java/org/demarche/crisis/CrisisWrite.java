package org.demarche.crisis;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.demarche.kernel.Write;

/** What can be asked of a crisis itself. */
public sealed interface CrisisWrite extends Write permits OpenCrisis, RaiseIssue, AdoptCodebook {
    CrisisId crisis();

    /** The aggregate that decides. */
    @TargetAggregateIdentifier
    default String aggregate() {
        return aggregate(crisis());
    }

    /** The id of the aggregate of {@code crisis}. */
    static String aggregate(CrisisId crisis) {
        return "crises/" + crisis;
    }
}
