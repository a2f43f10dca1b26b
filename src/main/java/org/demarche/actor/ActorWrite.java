package org.demarche.actor;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.demarche.kernel.Write;

/** What can be asked of an actor. */
public sealed interface ActorWrite extends Write permits RegisterActor, MergeActor, SeparateActor {
    ActorId actor();

    /** The aggregate that decides. */
    @TargetAggregateIdentifier
    default String aggregate() {
        return aggregate(actor());
    }

    /** The id of the aggregate of {@code actor}. */
    static String aggregate(ActorId actor) {
        return "actors/" + actor;
    }
}
