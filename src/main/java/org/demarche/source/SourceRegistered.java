package org.demarche.source;

import org.demarche.kernel.EventType;
import org.jspecify.annotations.Nullable;

/** A source entered the directory with its first grade. */
@EventType("source-registered")
public record SourceRegistered(
        SourceId source,
        String name,
        Reliability reliability,
        @Nullable String url) implements SourceEvent {}
