package org.demarche.intake.feed;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A text with the names of columns in braces, {@code "{actor1}: {event_type}[; toward {actor2}]"}. What stands in brackets is left
 * out where one of its columns has nothing. Immutable.
 */
record Template(String text) {
    private static final Pattern OPTION = Pattern.compile("\\[([^\\[\\]]*)]");
    private static final Pattern COLUMN = Pattern.compile("\\{([^{}]+)}");

    /** The text of a row; null where a column outside of brackets has nothing. Refused where it is longer than a line may be. */
    @Nullable String find(Cells cells) {
        Matcher options = OPTION.matcher(text);
        StringBuilder whole = new StringBuilder();
        int end = 0;
        while (options.find()) {
            String before = filled(text.substring(end, options.start()), cells);
            if (before == null) {
                return null;
            }
            String option = filled(options.group(1), cells);
            whole.append(before).append(option == null ? "" : option);
            end = options.end();
        }
        String after = filled(text.substring(end), cells);
        return after == null ? null : whole.append(after).toString();
    }

    /** The text of a row. Refused as {@code field} where there is none. */
    String get(Cells cells, String field) {
        String found = find(cells);
        if (found == null) {
            throw new Refusal(Code.MISSING_FIELD, field, "Give a value in each column of " + text + ".");
        }
        return found;
    }

    private static @Nullable String filled(String part, Cells cells) {
        Matcher columns = COLUMN.matcher(part);
        StringBuilder filled = new StringBuilder();
        while (columns.find()) {
            String cell = cells.find(columns.group(1));
            if (cell == null) {
                return null;
            }
            columns.appendReplacement(filled, Matcher.quoteReplacement(cell));
            if (filled.length() > Lines.LONGEST) {
                throw new Refusal(
                        Code.MALFORMED_ROW, columns.group(1), "Shorten the cells of this row, or the mapping's texts.");
            }
        }
        return columns.appendTail(filled).toString();
    }
}
