package org.demarche.development;

import org.demarche.crisis.CrisisId;
import org.demarche.kernel.EventType;

/** The retraction was taken back. */
@EventType("development-reinstated")
public record DevelopmentReinstated(CrisisId crisis, DevelopmentId development) implements DevelopmentEvent {}
