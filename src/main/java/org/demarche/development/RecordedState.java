package org.demarche.development;

import java.time.Instant;

/** A row of the register: what a development was at a revision, without its reports. */
record RecordedState(
        DevelopmentId id,
        int version,
        Status status,
        Span span,
        Content content,
        long revision,
        Instant recordedAt,
        String recordedBy) {}
