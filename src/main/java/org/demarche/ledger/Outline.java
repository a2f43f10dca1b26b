package org.demarche.ledger;

import tools.jackson.databind.json.JsonMapper;

/**
 * As much of an entry as is looked at to find it.
 *
 * @param recordedBy who wrote it; empty where it does not say
 */
record Outline(long revision, String type, String recordedBy) {
    /** Who wrote an event with this metadata. */
    static String writer(byte[] metadata) {
        return JsonMapper.shared().readTree(metadata).path("who").asString("");
    }
}
