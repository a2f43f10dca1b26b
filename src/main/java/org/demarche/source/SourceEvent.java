package org.demarche.source;

/** What is recorded of a source. */
public sealed interface SourceEvent permits SourceRegistered, SourceRegraded {
    SourceId source();
}
