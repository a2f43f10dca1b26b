package org.demarche.actor;

import org.jspecify.annotations.Nullable;

/** An actor's names in other systems: ISO 3166-1 alpha-3, CAMEO actor code, Wikidata item. */
public record Codes(
        @Nullable String iso3,
        @Nullable String cameo,
        @Nullable String wikidata) {
    /** No code known. */
    public static final Codes NONE = new Codes(null, null, null);
}
