package org.demarche.stance;

import org.demarche.development.DevelopmentId;

/** By how much the contribution of one development to the value changed, in millionths, and why. */
public record Part(DevelopmentId development, int change, Cause.Kind kind) {}
