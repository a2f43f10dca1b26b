package org.demarche.source;

import org.demarche.kernel.EventType;

/** A source is from now on trusted differently, in all its reports, also the earlier ones. */
@EventType("source-regraded")
public record SourceRegraded(SourceId source, Reliability reliability) implements SourceEvent {}
