package org.demarche.intake.feed;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.demarche.development.FeedCodes;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** One row of a table, by the names of its columns. */
final class Cells {
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private final Map<String, Integer> columns;
    private final String[] cells;
    private final List<String> empty;
    private boolean repaired;

    /** Refused where there are not as many cells as columns. */
    Cells(Map<String, Integer> columns, int width, String[] cells) {
        this(columns, width, cells, List.of());
    }

    /** @param empty more words for nothing */
    Cells(Map<String, Integer> columns, int width, String[] cells, List<String> empty) {
        if (cells.length != width) {
            throw new Refusal(
                    Code.MALFORMED_ROW,
                    null,
                    String.format(Locale.ROOT, "Give %d cells; there are %d.", width, cells.length));
        }
        this.columns = columns;
        this.cells = cells;
        this.empty = empty;
    }

    /** Where the columns are; of two with one name, the first is meant. */
    static Map<String, Integer> columns(String[] names) {
        Map<String, Integer> columns = new HashMap<>();
        for (int at = 0; at < names.length; at++) {
            columns.putIfAbsent(names[at].strip(), at);
        }
        return columns;
    }

    /** What stands in the column; null where that is nothing, or a word for nothing. */
    @Nullable String find(String column) {
        Integer at = columns.get(column);
        String cell = at == null ? "" : repaired(cells[at].strip());
        return switch (cell) {
            case "", "NA", "NULL", "null", "---" -> null;
            default -> empty.contains(cell) ? null : cell;
        };
    }

    /** What once was taken for ISO 8859-1 and was Windows-1252 has control characters in place of quotation marks and the like. */
    private String repaired(String cell) {
        if (isSound(cell)) {
            return cell;
        }
        repaired = true;
        StringBuilder whole = new StringBuilder(cell.length());
        cell.chars()
                .forEach(letter -> whole.append(
                        isControl(letter)
                                ? new String(new byte[] {(byte) letter}, WINDOWS)
                                : Character.toString((char) letter)));
        return whole.toString();
    }

    private static boolean isSound(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            if (isControl(cell.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isControl(int letter) {
        return letter >= 0x80 && letter <= 0x9f;
    }

    /** Whether something that was read was repaired. */
    boolean isRepaired() {
        return repaired;
    }

    /** What stands in the column. Refused where that is nothing. */
    String get(String column) {
        String cell = find(column);
        if (cell == null) {
            throw new Refusal(Code.MISSING_FIELD, column, "Give a value here.");
        }
        return cell;
    }

    /** What there is in some columns. */
    SortedMap<String, String> codes(List<String> names) {
        SortedMap<String, String> codes = new TreeMap<>();
        for (String name : names) {
            String cell = find(name);
            if (cell != null) {
                codes.put(codeName(name), cell);
            }
        }
        return codes;
    }

    /** A column by a name that codes can have: {@code Event Text} is {@code Event_Text}. */
    private static String codeName(String column) {
        StringBuilder name = new StringBuilder(column);
        for (int i = 0; i < name.length(); i++) {
            if (!FeedCodes.isInName(name.charAt(i))) {
                name.setCharAt(i, '_');
            }
        }
        return name.toString();
    }
}
