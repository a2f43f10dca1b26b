package org.demarche.intake.feed;

import org.demarche.time.When;
import org.jspecify.annotations.Nullable;

/**
 * Where a row was read.
 *
 * @param publisher id of the source
 * @param name of the publisher
 * @param origin the story: whatever is told of one is one voice; null where it is not known
 * @param locator where in the feed and in the story
 */
public record Publication(
        String publisher,
        String name,
        @Nullable String origin,
        @Nullable When published,
        @Nullable String url,
        String locator) {
    /** Of a story by its address, whose publisher is the host without {@code www.}; any other text is its own publisher. */
    static Publication of(String story, @Nullable When published, String locator) {
        String host = Values.host(story);
        if (host == null) {
            return new Publication(Slug.of(story), story, story, published, null, locator);
        }
        String name = host.startsWith("www.") ? host.substring("www.".length()) : host;
        return new Publication(Slug.of(name), name, story, published, Values.url(story), locator);
    }
}
