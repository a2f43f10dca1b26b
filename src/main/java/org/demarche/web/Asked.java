package org.demarche.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.SequencedMap;
import org.demarche.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerMapping;

/** What a request asks, apart from what its controller makes of it. */
final class Asked {
    private Asked() {}

    /** The as-of parameters: those of the page before, or those written. */
    static AsOfParameters asOf(HttpServletRequest request) {
        AsOfParameters written = AsOfParameters.of(query(request));
        Cursor cursor = cursor(request);
        return cursor == null ? written : written.continuing(cursor.pins());
    }

    /** The cursor of the request, null for none; refuses one that belongs to another question. */
    static @Nullable Cursor cursor(HttpServletRequest request) {
        String text = query(request).get(PagingArgument.CURSOR);
        if (text == null) {
            return null;
        }
        Cursor cursor = Cursor.decode(text);
        if (!cursor.question().equals(question(request))) {
            throw Cursor.foreign();
        }
        return cursor;
    }

    /** Digest of what is asked apart from as of when and which page. */
    static String question(HttpServletRequest request) {
        StringBuilder question = new StringBuilder(request.getRequestURI());
        query(request).forEach((name, value) -> {
            if (!AsOfArgument.NAMES.contains(name) && !PagingArgument.NAMES.contains(name)) {
                question.append('\n').append(name).append('=').append(value);
            }
        });
        return Digest.of(question.toString()).toString().substring(0, 12);
    }

    static SequencedMap<String, String> query(HttpServletRequest request) {
        return RawQuery.parse(request.getQueryString());
    }

    /** The crisis that the path is within; null outside of one. */
    static @Nullable String crisis(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                ? (String) variables.get("crisis")
                : null;
    }

    static Refusal malformed(String parameter, String detail) {
        return AsOfParameters.malformed(parameter, detail);
    }
}
