package org.demarche.development;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words of a text, as they are compared in a search: runs of letters and digits, without marks ({@code é} is
 * {@code e}: compatibility decomposition, combining marks dropped) and without case. Letters that Unicode does not
 * decompose, such as {@code ø}, stay what they are.
 */
final class Words {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Words() {}

    /** The words of {@code text} in their order, each once. */
    static Set<String> of(String text) {
        Set<String> words = new LinkedHashSet<>();
        for (String word : BETWEEN.split(folded(text), -1)) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    /** The words of {@code text} as one text, a space before each. */
    static String line(String text) {
        StringBuilder line = new StringBuilder();
        for (String word : of(text)) {
            line.append(' ').append(word);
        }
        return line.toString();
    }

    /** Upper case first, which spells out ligatures and sharp s; then letter by letter, so that place has no say. */
    private static String folded(String text) {
        if (isAscii(text)) {
            return text.toLowerCase(Locale.ROOT); // which is what the rest comes to, for most summaries
        }
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toUpperCase(Locale.ROOT)
                .codePoints()
                .map(Character::toLowerCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }
}
