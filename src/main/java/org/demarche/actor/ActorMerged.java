package org.demarche.actor;

import org.demarche.kernel.EventType;

/** What is said of the actor counts for the other. */
@EventType("actor-merged")
public record ActorMerged(ActorId actor, ActorId into) implements ActorEvent {}
