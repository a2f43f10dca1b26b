package org.demarche.web;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.ZoneId;
import org.demarche.time.When;
import org.jspecify.annotations.Nullable;

/**
 * As of when a question is answered. A method of a controller that takes one reads the parameters {@code at},
 * {@code known}, {@code published} and, within a crisis, {@code codebook}. Dates are days of the crisis, of UTC outside
 * of one. Asked again with all of it, the answer is the same to the byte.
 *
 * @param at valid time as it was written; the present second where it was not
 * @param moment the last second that {@code at} may mean
 * @param known what had been recorded; visible to reads
 * @param published what had been published, as it was written; null: no restriction
 * @param publishedMoment the last second that {@code published} may mean
 * @param codebook version by which developments are read; null outside of a crisis, and on the side of a comparison on
 *     which the crisis was not open yet
 * @param askedCodebook that version where it was asked for by name; null: the one in force at each revision looked at
 * @param tzdata release of the time-zone data that dates were read by
 * @param zone in which dates are days
 */
public record AsOf(
        When at,
        Instant moment,
        Known known,
        @Nullable When published,
        @JsonIgnore @Nullable Instant publishedMoment,
        @Nullable Integer codebook,
        @JsonIgnore @Nullable Integer askedCodebook,
        String tzdata,
        @JsonIgnore ZoneId zone) {
    /**
     * How much of the ledger is taken into account.
     *
     * @param revision the number of entries
     * @param recordedAt when the last of them was recorded; null for none
     * @param root of the Merkle tree over them, in Base 64 (RFC 9162): what the answer rests on, and nothing else; null
     *     where the ledger is damaged so that there is none
     */
    public record Known(
            long revision,
            @Nullable Instant recordedAt,
            @Nullable String root) {}

    /** The revision of {@link #known}. */
    public long revision() {
        return known.revision();
    }

    /** The moment in epoch seconds (UTC). */
    public long second() {
        return moment.getEpochSecond();
    }

    /** The last second that {@code published} may mean, epoch seconds (UTC); null: no restriction. */
    public @Nullable Long publishedSecond() {
        return publishedMoment == null ? null : publishedMoment.getEpochSecond();
    }

    /** The same, by another release of the time-zone data under which it is the same. */
    public AsOf byTimeZones(String release) {
        return new AsOf(at, moment, known, published, publishedMoment, codebook, askedCodebook, release, zone);
    }

    /** Whether the crisis asked about was open at the revision; before, there is no such crisis. */
    boolean knowsCrisis() {
        return codebook != null;
    }
}
