package org.demarche.crisis;

import org.demarche.kernel.EventType;

/** From now on what is recorded of the crisis is reviewed so. */
@EventType("review-adopted")
public record ReviewAdopted(CrisisId crisis, Review review) implements CrisisEvent {}
