package org.demarche.stance;

import org.demarche.stance.model.Confidence;
import org.demarche.stance.model.Label;
import org.jspecify.annotations.Nullable;

/** One end of a comparison. */
public record Reading(
        Label label,
        @Nullable Integer value,
        long weight,
        @Nullable Confidence confidence,
        boolean contested) {}
