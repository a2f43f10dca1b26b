package org.demarche.intake.feed;

import java.util.List;
import java.util.SortedMap;
import org.demarche.development.DevelopmentId;
import org.demarche.development.Place;
import org.demarche.time.When;
import org.jspecify.annotations.Nullable;

/**
 * What a row of a feed says, in the feed's own names: who they are in the directory is not asked yet.
 *
 * @param type of the codebook, {@code cameo-…}
 * @param codes the feed's own, by the names of its columns
 * @param flags what is odd about it
 */
public record FeedEvent(
        DevelopmentId id,
        When occurred,
        String type,
        String summary,
        Party initiator,
        @Nullable Party target,
        @Nullable Place place,
        Publication publication,
        SortedMap<String, String> codes,
        List<String> flags) {}
