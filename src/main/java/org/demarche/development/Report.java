package org.demarche.development;

import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.demarche.kernel.Require;
import org.demarche.source.SourceId;
import org.demarche.time.When;
import org.jspecify.annotations.Nullable;

/**
 * One publication about a development.
 *
 * @param credibility of the information, Admiralty code 1..6 (6: cannot be judged)
 * @param origin the text it derives from; null: the source itself. Shares the name space of source ids.
 * @param published when it was published; null: not stated
 * @param url absolute, http or https
 * @param language well-formed BCP 47 tag
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
        @Nullable String sha256) {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public Report {
        Require.present(source, "source");
        Require.range(credibility, 1, 6, "credibility");
        Require.present(stance, "stance");
        if (origin != null) {
            origin = Require.text(origin, "origin");
        }
        Require.url(url, "url");
        locator = Require.optionalText(locator, "locator");
        quote = Require.optionalText(quote, "quote");
        requireWellFormed(language);
        Require.form(sha256, SHA256, "sha256", "Give 64 lower-case hexadecimal digits.");
    }

    /**
     * From when on it counts as published, epoch seconds: from when it was recorded, where nothing is stated.
     *
     * @param zone in which dates are read
     * @param recordedAt epoch seconds
     */
    public long published(ZoneId zone, long recordedAt) {
        return published == null ? recordedAt : published.moment(zone);
    }

    private static void requireWellFormed(@Nullable String language) {
        if (language == null) {
            return;
        }
        try {
            new Locale.Builder().setLanguageTag(Require.text(language, "language"));
        } catch (IllformedLocaleException malformed) {
            throw new Refusal(Code.INVALID_VALUE, "language", "Give a BCP 47 language tag such as en or pt-BR.");
        }
    }
}
