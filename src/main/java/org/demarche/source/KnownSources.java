package org.demarche.source;

import java.util.Set;

/**
 * Which sources are in the directory, so far as the projections have read. A source whose registration was answered is
 * known. Thread-safe.
 */
public interface KnownSources {
    /** Those of {@code sources} that are not in the directory; empty when all are. One look-up however many they are. */
    Set<SourceId> unknown(Set<SourceId> sources);
}
