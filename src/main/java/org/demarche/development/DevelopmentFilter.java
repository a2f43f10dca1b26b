package org.demarche.development;

import java.time.ZoneId;
import java.util.Set;
import org.demarche.actor.ActorId;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.demarche.kernel.Require;
import org.demarche.source.SourceId;
import org.demarche.time.When;
import org.jspecify.annotations.Nullable;

/**
 * Which developments of a crisis: those that fulfil all conditions that are not null.
 *
 * @param from it cannot have been over before the first second of this: its moment is not before it
 * @param until it can have begun by the moment of this: its first second is not after it
 * @param type of exactly this type
 * @param actor as an initiator, as the one for whom an initiator acted, or as a target
 * @param source with a report by it
 * @param status counting or retracted
 * @param q words, each of which begins a word of the summary; case and accents do not matter, nor does what is neither
 *     letter nor digit. Text without any word finds nothing.
 */
public record DevelopmentFilter(
        @Nullable When from,
        @Nullable When until,
        @Nullable String type,
        @Nullable ActorId actor,
        @Nullable SourceId source,
        @Nullable Status status,
        @Nullable String q) {
    /** Every development. */
    public static final DevelopmentFilter ALL = new DevelopmentFilter(null, null, null, null, null, null, null);

    /** So many different words can be searched for at once. */
    public static final int MOST_WORDS = 20;

    /** So many UTF-16 units long a text searched for can be. */
    public static final int LONGEST_SEARCH = 200;

    /** Refuses with {@code invalid-parameter} a type that can be none, and a search that is too long. */
    public DevelopmentFilter {
        if (type != null && !Require.isSlug(type)) {
            throw new Refusal(Code.INVALID_PARAMETER, "type", "Give the id of a type, such as talks-offer.");
        }
        if (q != null && q.length() > LONGEST_SEARCH) {
            throw new Refusal(
                    Code.INVALID_PARAMETER, "q", "Search for a text of at most " + LONGEST_SEARCH + " characters.");
        }
        if (q != null && Words.of(q).size() > MOST_WORDS) {
            throw new Refusal(Code.INVALID_PARAMETER, "q", "Search for at most " + MOST_WORDS + " words.");
        }
    }

    /** Whether it begins after it has ended, which nothing fulfils: a span that is wide could lie across both. */
    boolean isBackwards(ZoneId zone) {
        return from != null && until != null && from.firstSecond(zone) > until.moment(zone);
    }

    /** The words searched for, as they are compared; null where there is no search. */
    @Nullable Set<String> words() {
        return q == null ? null : Words.of(q);
    }
}
