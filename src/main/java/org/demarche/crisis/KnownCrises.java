package org.demarche.crisis;

import java.util.Optional;

/** The crises that are open, so far as the projections have read. Thread-safe, and fast enough for every write. */
public interface KnownCrises {
    /** What a development of the crisis may refer to; empty when no such crisis is open. */
    Optional<KnownCrisis> find(CrisisId crisis);
}
