package org.demarche.stance.evidence;

import tools.jackson.databind.json.JsonMapper;

/** The values that are kept as a whole. Rows are rebuilt from the events when these change, so no version is needed. */
class EvidenceJson {
    private final JsonMapper mapper = JsonMapper.builder().build();

    String write(Object value) {
        return mapper.writeValueAsString(value);
    }

    <T> T read(String json, Class<T> type) {
        return mapper.readValue(json, type);
    }
}
