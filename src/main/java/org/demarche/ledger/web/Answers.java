package org.demarche.ledger.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Gives answers their entity tag, and says how long they may be kept. */
@Component
class Answers {
    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);
    private static final String FOR_EVER = "private, max-age=31536000, immutable";

    private final JsonMapper json;

    Answers(JsonMapper json) {
        this.json = json;
    }

    /** A text, to be asked for again. */
    ResponseEntity<byte[]> text(String text) {
        return answer(TEXT, text.getBytes(StandardCharsets.UTF_8), false);
    }

    /** JSON; {@code pinned}: the request said all that it depends on, so that it is the same for ever. */
    ResponseEntity<byte[]> json(Object view, boolean pinned) {
        return answer(MediaType.APPLICATION_JSON, json.writeValueAsBytes(view), pinned);
    }

    private static ResponseEntity<byte[]> answer(MediaType type, byte[] body, boolean pinned) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CACHE_CONTROL, pinned ? FOR_EVER : "no-cache")
                .eTag(digest(body))
                .body(body);
    }

    private static String digest(byte[] body) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
