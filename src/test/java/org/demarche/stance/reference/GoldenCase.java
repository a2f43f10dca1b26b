package org.demarche.stance.reference;

import java.util.List;
import java.util.Map;
import org.demarche.crisis.CrisisId;
import org.demarche.stance.Track;
import org.jspecify.annotations.Nullable;

/**
 * A golden case as a ledger and a question with its answer.
 *
 * @param at epoch second, as {@code at} was written and the zone of the crisis has it
 * @param moment what it should be, RFC 3339; null where the case does not say
 * @param answers the tracks that the case speaks of; in the cases of section 9 all that are not undeclared
 */
public record GoldenCase(
        String name,
        List<Fact> history,
        long at,
        @Nullable Long published,
        @Nullable String moment,
        Map<Track, ReferenceStance> answers) {
    public static final CrisisId CRISIS = new CrisisId("golden");

    @Override
    public String toString() {
        return name;
    }
}
