package org.demarche.actor;

/** What is recorded of an actor. */
public sealed interface ActorEvent permits ActorRegistered, ActorMerged, ActorSeparated {
    ActorId actor();
}
