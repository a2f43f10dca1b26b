package org.demarche.crisis;

import org.jspecify.annotations.Nullable;

/** Make {@code codebook} the next version of the crisis; needs a reason. */
public record AdoptCodebook(
        CrisisId crisis, Codebook codebook, @Nullable String reason) {}
