package org.demarche.web;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** The query of a request as it was sent, read strictly: bounded, every name once, every escape well-formed. */
public final class RawQuery {
    /** Longer ones are refused: a query is repeated in the links of its answer, escaped, and headers are bounded. */
    private static final int LONGEST = 4_000;

    private RawQuery() {}

    /** The parameters in the order sent. */
    public static SequencedMap<String, String> parse(@Nullable String query) {
        SequencedMap<String, String> parameters = new LinkedHashMap<>();
        if (query != null && query.length() > LONGEST) {
            throw new Refusal(Code.INVALID_PARAMETER, null, "Shorten the query to at most " + LONGEST + " characters.");
        }
        if (query != null && !query.isEmpty()) {
            for (String pair : query.split("&", -1)) {
                int equals = pair.indexOf('=');
                String name = text(equals < 0 ? pair : pair.substring(0, equals), null);
                String value = equals < 0 ? "" : text(pair.substring(equals + 1), name);
                if (name.isEmpty()) {
                    throw new Refusal(
                            Code.INVALID_PARAMETER,
                            null,
                            "Name every parameter, and put an & only between two of them.");
                }
                if (parameters.putIfAbsent(name, value) != null) {
                    throw new Refusal(Code.INVALID_PARAMETER, name, "Give the parameter " + name + " once.");
                }
            }
        }
        return Collections.unmodifiableSequencedMap(parameters);
    }

    private static String text(String raw, @Nullable String field) {
        String text = Percent.decode(raw.replace('+', ' '));
        if (text == null) {
            throw new Refusal(
                    Code.INVALID_PARAMETER, field, "Escape the query as UTF-8 text without control characters.");
        }
        return text;
    }
}
