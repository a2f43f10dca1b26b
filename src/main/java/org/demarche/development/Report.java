package org.demarche.development;

import org.demarche.source.SourceId;
import org.demarche.time.When;
import org.jspecify.annotations.Nullable;

/**
 * One publication about a development.
 *
 * @param credibility of the information, Admiralty code 1..6 (6: cannot be judged)
 * @param origin the text it derives from; null: the source itself. Shares the name space of source ids.
 * @param published when it was published; null: not stated
 * @param sha256 digest of the document, 64 lower-case hexadecimal digits
 */
public record Report(
        SourceId source,
        int credibility,
        Stance stance,
        @Nullable String origin,
        @Nullable When published,
        @Nullable String url,
        @Nullable String locator,
        @Nullable String quote,
        @Nullable String language,
        @Nullable String sha256) {}
