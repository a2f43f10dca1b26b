package org.demarche.stance;

import org.demarche.crisis.CrisisId;
import org.demarche.web.AsOf;
import org.jspecify.annotations.Nullable;

/**
 * What every question about stances says of its two clocks.
 *
 * @param at valid time, epoch seconds (UTC)
 * @param revision known time: the number of ledger entries taken into account; at most {@code Ledger.visible()}
 * @param published only reports published at or before this moment count, epoch seconds (UTC); null: all
 * @param codebook version of the crisis's codebook; null: the one in force at {@code revision}
 */
public record Question(
        CrisisId crisis,
        long at,
        long revision,
        @Nullable Long published,
        @Nullable Integer codebook) {

    /** What a request about a crisis asks. */
    public static Question of(CrisisId crisis, AsOf asOf) {
        return new Question(crisis, asOf.second(), asOf.revision(), asOf.publishedSecond(), asOf.askedCodebook());
    }

    /** The same question about another moment. */
    public Question at(long moment) {
        return new Question(crisis, moment, revision, published, codebook);
    }

    /** The same question as known at another revision. */
    public Question known(long otherRevision) {
        return new Question(crisis, at, otherRevision, published, codebook);
    }
}
