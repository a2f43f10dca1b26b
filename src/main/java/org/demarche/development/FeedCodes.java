package org.demarche.development;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.demarche.kernel.Require;
import org.jspecify.annotations.Nullable;

/** What a feed itself has coded of an event, by the feed's own names for it. Nothing here weighs anything. */
public final class FeedCodes {
    private static final int LONGEST = 64;

    private FeedCodes() {}

    /** In the order of their names; null is none. */
    static SortedMap<String, String> of(@Nullable Map<String, @Nullable String> given) {
        var codes = new TreeMap<String, String>();
        if (given != null) {
            if (given.size() > Content.MOST) {
                throw new Refusal(Code.INVALID_VALUE, "codes", "Give at most " + Content.MOST + " of them.");
            }
            given.forEach((name, value) -> {
                if (!isName(name)) {
                    throw new Refusal(
                            Code.INVALID_VALUE,
                            "codes",
                            "Begin the name of a code with a letter, then letters, digits, _, . or -.");
                }
                codes.put(name, Require.text(value, "codes." + name));
            });
        }
        return Collections.unmodifiableSortedMap(codes);
    }

    private static boolean isName(String name) {
        return !name.isEmpty()
                && name.length() <= LONGEST
                && isLetter(name.charAt(0))
                && name.chars().allMatch(FeedCodes::isInName);
    }

    /** Whether the name of a code can have this character, the first aside, which is a letter of ASCII. */
    public static boolean isInName(int character) {
        return isLetter(character)
                || (character >= '0' && character <= '9')
                || character == '_'
                || character == '.'
                || character == '-';
    }

    private static boolean isLetter(int character) {
        return (character >= 'A' && character <= 'Z') || (character >= 'a' && character <= 'z');
    }
}
