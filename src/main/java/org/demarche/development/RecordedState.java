package org.demarche.development;

import java.time.Instant;

/**
 * A row of the register: what a development was at a revision.
 *
 * @param reported revision of the entry that reported it first
 * @param written revision of the entry that wrote this version of its content
 * @param revision of the entry that brought it into this state
 */
record RecordedState(
        DevelopmentId id,
        int version,
        Status status,
        Span span,
        long reported,
        long written,
        long revision,
        Instant recordedAt,
        String recordedBy) {}
