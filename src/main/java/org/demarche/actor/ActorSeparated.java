package org.demarche.actor;

import org.demarche.kernel.EventType;

/** What is said of the actor counts for itself again. */
@EventType("actor-separated")
public record ActorSeparated(ActorId actor) implements ActorEvent {}
