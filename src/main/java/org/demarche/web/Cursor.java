package org.demarche.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Where the next page begins, and as of when the first one was answered, so that all pages are of one picture.
 *
 * @param pins the as-of parameters as they are to be asked again, {@code null} for those that are not; both clocks are
 * @param question digest of the path and the filters that the cursor belongs to
 * @param after where the page before ended
 */
record Cursor(AsOfParameters pins, String question, String after) {
    private static final String SEPARATOR = "\n";
    private static final Pattern REVISION = Pattern.compile("0|[1-9][0-9]{0,17}");

    String encode() {
        String text = String.join(
                SEPARATOR, or(pins.at()), or(pins.known()), or(pins.published()), or(pins.codebook()), question, after);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static Cursor decode(String cursor) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            List<String> parts = List.of(text.split(SEPARATOR, 6));
            if (parts.size() == 6
                    && !parts.get(0).isEmpty()
                    && REVISION.matcher(parts.get(1)).matches()) {
                return new Cursor(
                        new AsOfParameters("", or(parts, 0), or(parts, 1), or(parts, 2), or(parts, 3)),
                        parts.get(4),
                        parts.get(5));
            }
        } catch (IllegalArgumentException | CharacterCodingException e) {
            // refused below, like every other text that is no cursor
        }
        throw foreign();
    }

    static Refusal foreign() {
        return new Refusal(
                Code.INVALID_PARAMETER,
                "cursor",
                "Give the cursor of the page before, with the same other parameters.");
    }

    private static String or(@Nullable String pin) {
        return pin == null ? "" : pin;
    }

    private static @Nullable String or(List<String> parts, int index) {
        return parts.get(index).isEmpty() ? null : parts.get(index);
    }
}
