package org.demarche.web;

import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the as-of parameters of a question about a crisis depend on. Answers for ids that no crisis has, well-formed or
 * not, are empty. Thread-safe.
 */
public interface CrisisClocks {
    /** In which the dates of the crisis are days; empty when no such crisis is open so far as can be seen. */
    Optional<ZoneId> zone(String crisis);

    /** Version of the codebook in force at the revision; empty when the crisis was not open then. */
    OptionalInt codebookInForce(String crisis, long revision);

    /** Whether the crisis has a codebook of that version so far as can be seen. */
    boolean hasCodebook(String crisis, int version);
}
