package org.demarche.web.edge;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The answer to a request that is refused, as RFC 9457 writes it.
 *
 * @param type a URI that stands for the code
 * @param field path of the offending field or name of the offending parameter, or null
 * @param correlationId also in the log, with the cause
 */
record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String instance,
        String code,
        @Nullable String field,
        @Nullable String correlationId) {
    static final String MEDIA_TYPE = "application/problem+json";

    /** Its own writer: the container answers with a problem even when the application is not there to do so. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    Problem {
        detail = legible(detail);
        field = field == null ? null : legible(field);
        instance = instance == null ? null : legible(instance);
    }

    static Problem of(Refusal refusal, @Nullable String instance, @Nullable String correlationId) {
        return of(refusal.code(), refusal.field(), refusal.detail(), instance, correlationId);
    }

    static Problem of(
            Code code,
            @Nullable String field,
            String detail,
            @Nullable String instance,
            @Nullable String correlationId) {
        return new Problem(
                "urn:demarche:problem:" + code.text(),
                title(code),
                Statuses.of(code.kind()).value(),
                detail,
                instance,
                code.text(),
                field,
                correlationId);
    }

    byte[] json() {
        return JSON.writeValueAsBytes(this);
    }

    /** Answers with this problem in place of whatever was to be the answer. */
    void writeTo(HttpServletResponse response) throws IOException {
        byte[] body = json();
        response.setStatus(status);
        response.setContentType(MEDIA_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static String title(Code code) {
        String words = code.text().replace('-', ' ').replace("json", "JSON");
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** What was sent may be repeated here: whatever cannot be written or read becomes the replacement character. */
    private static String legible(String text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c) || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
                        ? 0xFFFD
                        : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
