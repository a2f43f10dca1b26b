package org.demarche.actor;

import org.jspecify.annotations.Nullable;

/**
 * An entry of the ledger that merges an actor into another, or separates it.
 *
 * @param revision of the entry
 * @param into null for a separation
 */
public record Merge(long revision, ActorId actor, @Nullable ActorId into) {}
