package org.demarche.web.edge;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Lets only UTF-8 through to the reader of JSON, which by itself takes overlong forms and guesses at other encodings. Bodies
 * are bounded by {@link BoundedRequest}, so that each is looked at whole.
 */
@RestControllerAdvice
class JsonBodies extends RequestBodyAdviceAdapter {
    @Override
    public boolean supports(MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter)
            throws IOException {
        HttpHeaders headers = message.getHeaders();
        requireUtf8(headers.getContentType());
        requirePlain(headers.getFirst(HttpHeaders.CONTENT_ENCODING));
        byte[] body = message.getBody().readAllBytes();
        requireText(body);
        return new Checked(headers, new ByteArrayInputStream(body));
    }

    private static void requireUtf8(@Nullable MediaType type) {
        Charset charset = type == null ? null : type.getCharset();
        if (charset != null && !charset.equals(StandardCharsets.UTF_8)) {
            throw new Refusal(
                    Code.UNSUPPORTED_MEDIA_TYPE, HttpHeaders.CONTENT_TYPE, "Send JSON in UTF-8, and no other charset.");
        }
    }

    private static void requirePlain(@Nullable String coding) {
        if (coding != null && !coding.equalsIgnoreCase("identity")) {
            throw new Refusal(
                    Code.UNSUPPORTED_MEDIA_TYPE,
                    HttpHeaders.CONTENT_ENCODING,
                    "Send the body as it is, not compressed.");
        }
    }

    /** A NUL is no part of JSON, but a sign of UTF-16 or UTF-32, for which the reader would take it. */
    private static void requireText(byte[] body) {
        try {
            CharSequence text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            if (text.chars().noneMatch(c -> c == 0)) {
                return;
            }
        } catch (CharacterCodingException e) {
            // refused below
        }
        throw new Refusal(Code.MALFORMED_JSON, null, "Send one well-formed JSON object in UTF-8.");
    }

    private record Checked(HttpHeaders headers, InputStream body) implements HttpInputMessage {
        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }

        @Override
        public InputStream getBody() {
            return body;
        }
    }
}
