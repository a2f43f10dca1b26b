package org.demarche.web;

import java.util.regex.Pattern;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * The version that a write was decided on, from {@code If-Match: "<version>"}.
 *
 * @param version from 1
 */
public record ExpectedVersion(long version) {
    private static final Pattern STRONG = Pattern.compile("\"([1-9][0-9]{0,17})\"");

    /** Reads the header; refuses its absence, weak tags, lists, {@code *} and whatever is no number. */
    static ExpectedVersion parse(@Nullable String header) {
        if (header == null) {
            throw new Refusal(
                    Code.VERSION_REQUIRED,
                    HttpHeaders.IF_MATCH,
                    "Say which version you correct, as in If-Match: \"1\"; the answer to GET has it.");
        }
        var match = STRONG.matcher(header.strip());
        if (!match.matches()) {
            throw new Refusal(
                    Code.INVALID_HEADER, HttpHeaders.IF_MATCH, "Give one version in quotes, as in If-Match: \"1\".");
        }
        return new ExpectedVersion(Long.parseLong(match.group(1)));
    }
}
