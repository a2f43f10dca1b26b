package org.demarche.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of the access log: that somebody asked for something worth noting, or was refused.
 *
 * @param status with which it was refused; null: it was let in, and the line was written before it was answered
 * @param who null: nobody known
 * @param token id of the token; null for those of others
 * @param omitted so many refusals before this one have no line of their own
 */
public record Access(
        Instant at,
        @Nullable Integer status,
        @Nullable String who,
        @Nullable String token,
        String method,
        String path,
        String address,
        @Nullable String correlationId,
        int omitted) {}
