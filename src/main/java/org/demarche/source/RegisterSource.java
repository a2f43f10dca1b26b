package org.demarche.source;

import org.jspecify.annotations.Nullable;

/** Enter a source, or regrade one that is there (needs a reason). */
public record RegisterSource(
        SourceId source,
        String name,
        Reliability reliability,
        @Nullable String url,
        @Nullable String reason) {}
