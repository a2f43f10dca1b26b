package org.demarche.crisis;

import org.jspecify.annotations.Nullable;

/** Open a crisis; {@code codebook} null: the shipped default. */
public record OpenCrisis(
        CrisisId crisis,
        String title,
        String zone,
        @Nullable String summary,
        @Nullable Codebook codebook,
        @Nullable String reason) {}
