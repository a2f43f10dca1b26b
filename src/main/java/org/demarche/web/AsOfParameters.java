package org.demarche.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/**
 * The as-of parameters of a request as they were written; null where they were left out.
 *
 * @param prefix of the names of the two clocks' parameters: empty, or that of a {@link Prefixed}
 */
record AsOfParameters(
        String prefix,
        @Nullable String at,
        @Nullable String known,
        @Nullable String published,
        @Nullable String codebook) {
    static final String AT = "at";
    static final String KNOWN = "known";
    static final String PUBLISHED = "published";
    static final String CODEBOOK = "codebook";

    static AsOfParameters of(Map<String, String> query) {
        return new AsOfParameters("", query.get(AT), query.get(KNOWN), query.get(PUBLISHED), query.get(CODEBOOK));
    }

    /** The name of one of the two clocks' parameters after a prefix. */
    static String prefixed(String prefix, String name) {
        return prefix.isEmpty() ? name : prefix + StringUtils.capitalize(name);
    }

    /** Of which parameter {@link #at} is the value. */
    String atName() {
        return prefixed(prefix, AT);
    }

    /** Of which parameter {@link #known} is the value. */
    String knownName() {
        return prefixed(prefix, KNOWN);
    }

    /** What has to be written to be answered as of {@code asOf} for ever. */
    static AsOfParameters pinning(AsOf asOf) {
        return new AsOfParameters(
                "",
                asOf.at().toString(),
                Long.toString(asOf.revision()),
                asOf.published() == null ? null : asOf.published().toString(),
                asOf.codebook() == null ? null : asOf.codebook().toString());
    }

    /** Those of the page before; whatever is written here too must say the same. */
    AsOfParameters continuing(AsOfParameters before) {
        if (conflicts(at, before.at)
                || conflicts(known, before.known)
                || conflicts(published, before.published)
                || conflicts(codebook, before.codebook)) {
            throw Cursor.foreign();
        }
        return before;
    }

    private static boolean conflicts(@Nullable String here, @Nullable String before) {
        return here != null && !Objects.equals(here, before);
    }

    SequencedMap<String, String> asMap() {
        SequencedMap<String, String> map = new LinkedHashMap<>();
        put(map, AT, at);
        put(map, KNOWN, known);
        put(map, PUBLISHED, published);
        put(map, CODEBOOK, codebook);
        return map;
    }

    private static void put(Map<String, String> map, String name, @Nullable String value) {
        if (value != null) {
            map.put(name, value);
        }
    }

    static Refusal malformed(String name, String detail) {
        return new Refusal(Code.INVALID_PARAMETER, name, detail);
    }
}
