package org.demarche.stance;

import org.demarche.development.DevelopmentId;
import org.jspecify.annotations.Nullable;

/**
 * Why a stance changed; stance-model section 7.
 *
 * @param development the development that took effect, was superseded, ended, or was written about; null where the
 *     cause is none ({@code FADED}, {@code REGRADED}, {@code CODEBOOK}, {@code MERGED}, {@code SEPARATED}, {@code RECORDED} of an
 *     issue or actor)
 */
public record Cause(Kind kind, @Nullable DevelopmentId development) {

    /** What happened, in the order in which causes are listed. */
    public enum Kind {
        DEVELOPMENT,
        RECORDED,
        CORRECTED,
        RETRACTED,
        REINSTATED,
        CORROBORATED,
        DENIED,
        REGRADED,
        CODEBOOK,
        /** An actor was merged into another. */
        MERGED,
        /** A merge was taken back. */
        SEPARATED,
        SUPERSEDED,
        ENDED,
        FADED,
        /** Of parts only: the evidence is the same, its share is not. */
        DILUTED,
        /** Of parts only: it speaks of a later day because it still stands. */
        STANDING
    }
}
