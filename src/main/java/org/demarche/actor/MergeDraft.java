package org.demarche.actor;

import org.jspecify.annotations.Nullable;

/** A merge or a separation as it is sent: what is missing is null. */
public record MergeDraft(@Nullable String reason) {
    /** The merge of {@code actor} into another. */
    public MergeActor toMerge(ActorId actor, ActorId into) {
        return new MergeActor(actor, into, reason);
    }

    /** The separation of {@code actor}. */
    public SeparateActor toSeparation(ActorId actor) {
        return new SeparateActor(actor, reason);
    }
}
