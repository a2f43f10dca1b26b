package org.demarche.development;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.demarche.kernel.Require;
import org.jspecify.annotations.Nullable;

/** What a feed itself has coded of an event, by the feed's own names for it. Nothing here weighs anything. */
final class FeedCodes {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");

    private FeedCodes() {}

    /** In the order of their names; null is none. */
    static SortedMap<String, String> of(@Nullable Map<String, @Nullable String> given) {
        var codes = new TreeMap<String, String>();
        if (given != null) {
            if (given.size() > Content.MOST) {
                throw new Refusal(Code.INVALID_VALUE, "codes", "Give at most " + Content.MOST + " of them.");
            }
            given.forEach((name, value) -> {
                Require.form(
                        name,
                        NAME,
                        "codes",
                        "Begin the name of a code with a letter, then letters, digits, _, . or -.");
                codes.put(name, Require.text(value, "codes." + name));
            });
        }
        return Collections.unmodifiableSortedMap(codes);
    }
}
