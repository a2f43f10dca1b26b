package org.demarche.crisis;

import org.demarche.json.StrictJson;
import org.demarche.json.Unreadable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Codebooks for tests, written as they are sent. */
final class CodebookDrafts {
    private static final JsonMapper JSON = StrictJson.mapper();

    static final DefaultCodebook SHIPPED = new DefaultCodebook(JSON);

    private CodebookDrafts() {}

    /** The codebook that {@code json} (with ' for ") describes. */
    static Codebook codebook(String json) {
        return draft(json).toPart(SHIPPED.codebook());
    }

    static CodebookDraft draft(String json) {
        try {
            return JSON.readValue(json.replace('\'', '"'), CodebookDraft.class);
        } catch (JacksonException failure) {
            throw Unreadable.refusal(failure);
        }
    }
}
