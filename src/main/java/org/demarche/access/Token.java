package org.demarche.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a token besides its secret.
 *
 * @param subject who bears it: the {@code who} of what they record
 * @param roles in their order
 * @param createdBy subject of the one who made it
 * @param expires from when on it is good no more; null: never
 * @param revoked when it was revoked; null: it was not
 * @param lastUsed to the hour, at its beginning; null: never
 */
public record Token(
        String id,
        String subject,
        List<Role> roles,
        Instant created,
        String createdBy,
        @Nullable Instant expires,
        @Nullable Instant revoked,
        @Nullable Instant lastUsed) {
    public Token {
        roles = roles.stream().distinct().sorted().toList();
    }

    /** Whether it opens anything at the moment. */
    boolean isGood(Instant now) {
        return revoked == null && (expires == null || now.isBefore(expires));
    }

    Token revokedAt(Instant moment) {
        return new Token(id, subject, roles, created, createdBy, expires, moment, lastUsed);
    }

    Token usedAt(Instant moment) {
        return new Token(id, subject, roles, created, createdBy, expires, revoked, moment);
    }
}
