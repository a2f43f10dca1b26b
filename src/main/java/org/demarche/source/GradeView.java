package org.demarche.source;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A grade that a source was given, with who gave it, when and why. In force until the revision of the next one. */
public record GradeView(
        Reliability reliability,
        long revision,
        Instant recordedAt,
        String recordedBy,
        @Nullable String reason) {}
