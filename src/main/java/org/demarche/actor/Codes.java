package org.demarche.actor;

import java.util.regex.Pattern;
import org.demarche.kernel.Require;
import org.jspecify.annotations.Nullable;

/** An actor's names in other systems: ISO 3166-1 alpha-3, CAMEO actor code, Wikidata item. */
public record Codes(
        @Nullable String iso3,
        @Nullable String cameo,
        @Nullable String wikidata) {
    /** No code known. */
    public static final Codes NONE = new Codes(null, null, null);

    private static final Pattern ISO3 = Pattern.compile("[A-Z]{3}");
    private static final Pattern CAMEO = Pattern.compile("[A-Za-z0-9]{3,30}");
    private static final Pattern WIKIDATA = Pattern.compile("Q[1-9][0-9]{0,18}");

    public Codes {
        Require.form(iso3, ISO3, "iso3", "Give three capital letters.");
        Require.form(cameo, CAMEO, "cameo", "Give 3 to 30 letters and digits; codes of ethnic groups have small ones.");
        Require.form(wikidata, WIKIDATA, "wikidata", "Give a Wikidata item such as Q1032.");
    }
}
