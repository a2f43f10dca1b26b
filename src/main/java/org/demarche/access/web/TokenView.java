package org.demarche.access.web;

import java.time.Instant;
import java.util.List;
import org.demarche.access.Role;
import org.demarche.access.Token;
import org.jspecify.annotations.Nullable;

/** A token as it is answered, without its secret. */
record TokenView(
        String id,
        String subject,
        List<Role> roles,
        Instant created,
        String createdBy,
        @Nullable Instant expires,
        @Nullable Instant revoked,
        @Nullable Instant lastUsed) {
    static TokenView of(Token token) {
        return new TokenView(
                token.id(),
                token.subject(),
                token.roles().stream().sorted().toList(),
                token.created(),
                token.createdBy(),
                token.expires(),
                token.revoked(),
                token.lastUsed());
    }
}
