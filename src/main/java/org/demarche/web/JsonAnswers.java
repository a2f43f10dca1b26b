package org.demarche.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers in JSON, octet by octet as they are given over HTTP. Thread-safe. */
@Component
public class JsonAnswers {
    private final JsonMapper json;

    JsonAnswers(JsonMapper json) {
        this.json = json;
    }

    /** An answer that is no page of a list. */
    public byte[] write(Reply reply) {
        return write(reply, null);
    }

    /** @param next cursor of the page after this; null where there is none */
    byte[] write(Reply reply, @Nullable String next) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>(reply.asOf());
        if (reply.view() != null) {
            JsonNode view = json.valueToTree(reply.view());
            view.forEachEntry(body::put);
        }
        Rows rows = reply.rows();
        if (rows != null && rows.name() != null) {
            body.put(rows.name(), rows.rows());
        }
        if (rows != null && rows.paged()) {
            body.put("next", next);
        }
        return json.writeValueAsBytes(body);
    }
}
