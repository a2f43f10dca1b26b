package org.demarche.actor;

import java.util.Set;

/**
 * Which actors are in the directory, so far as the projections have read. An actor whose registration was answered is
 * known. Thread-safe.
 */
public interface KnownActors {
    /** Those of {@code actors} that are not in the directory; empty when all are. One look-up however many they are. */
    Set<ActorId> unknown(Set<ActorId> actors);
}
