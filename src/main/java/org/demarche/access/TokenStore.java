package org.demarche.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where tokens are kept, each under the hash of its secret. What was written is on the disk. Thread-safe. */
interface TokenStore {
    Optional<Token> find(String hash);

    /** In the order in which they were made. */
    List<Token> list();

    void add(String hash, Token token);

    /** Nothing, if there is no such token or it is revoked already. */
    void revoke(String id, Instant moment);

    void use(String id, Instant moment);
}
