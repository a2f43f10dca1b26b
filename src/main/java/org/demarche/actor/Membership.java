package org.demarche.actor;

import org.demarche.time.When;
import org.jspecify.annotations.Nullable;

/** Membership in a group, from and until included; null: unbounded. */
public record Membership(
        ActorId group, @Nullable When from, @Nullable When until) {}
