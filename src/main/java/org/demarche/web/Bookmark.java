package org.demarche.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/** Where an answer is found again: the path, as of when and all else that was asked. */
final class Bookmark {
    private static final String TO = "to";

    private final String path;
    private final SequencedMap<String, String> query;
    private final SequencedMap<String, String> pins = new LinkedHashMap<>();

    Bookmark(HttpServletRequest request, Reply reply) {
        path = request.getRequestURI();
        query = Asked.query(request);
        reply.asOf().forEach((block, when) -> {
            if (block.equals(TO)) {
                pins.put(
                        AsOfParameters.prefixed(TO, AsOfParameters.AT),
                        when.at().toString());
                pins.put(AsOfParameters.prefixed(TO, AsOfParameters.KNOWN), Long.toString(when.revision()));
            } else {
                pins.putAll(AsOfParameters.pinning(when).asMap());
            }
        });
        if (reply.isAcrossRevisions() && !query.containsKey(AsOfParameters.CODEBOOK)) {
            pins.remove(AsOfParameters.CODEBOOK); // no one version is that of the answer
        }
    }

    /** Whether the request said all that the answer depends on, so that it is answered the same for ever. */
    boolean isPinned() {
        return query.containsKey(PagingArgument.CURSOR)
                || pins.entrySet().stream()
                        .filter(pin -> !pin.getKey().equals(AsOfParameters.CODEBOOK))
                        .allMatch(pin -> pin.getValue().equals(query.get(pin.getKey())));
    }

    /** The same answer. */
    String self() {
        return uri(query.get(PagingArgument.CURSOR));
    }

    /** The page that {@code cursor} begins. */
    String page(String cursor) {
        return uri(cursor);
    }

    private String uri(@Nullable String cursor) {
        SequencedMap<String, String> all = new LinkedHashMap<>(pins);
        query.forEach(all::putIfAbsent);
        if (cursor != null) {
            all.put(PagingArgument.CURSOR, cursor);
        }
        return path
                + all.entrySet().stream()
                        .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static String encode(String text) {
        return UriUtils.encodeQueryParam(text, StandardCharsets.UTF_8).replace("+", "%2B");
    }
}
