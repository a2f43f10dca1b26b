package org.demarche.development;

import org.demarche.crisis.CrisisId;
import org.demarche.kernel.EventType;

/** The development counts no more, as if it had never been recorded. */
@EventType("development-retracted")
public record DevelopmentRetracted(CrisisId crisis, DevelopmentId development) implements DevelopmentEvent {}
