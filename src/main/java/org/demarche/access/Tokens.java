package org.demarche.access;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** The tokens by which people and programs are known. Times are to the second. Thread-safe. */
public class Tokens {
    private static final Pattern SUBJECT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@+:-]{0,79}");
    private static final int OCTETS_OF_ID = 9;
    private static final Logger LOG = LoggerFactory.getLogger(Tokens.class);

    private final TokenStore store;
    private final Clock clock;
    /** The hour in which the use of each was noted by this process. */
    private final Map<String, Instant> noted = new ConcurrentHashMap<>();

    Tokens(TokenStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Whether somebody may be called so, in the ledger for ever. */
    public static boolean isSubject(String name) {
        return SUBJECT.matcher(name).matches();
    }

    /** Whether a bearer token is, or pretends to be, one of these. */
    public static boolean isOurs(String secret) {
        return secret.startsWith(Secret.PREFIX);
    }

    /**
     * Makes a token.
     *
     * @param subject who will bear it: a letter or digit, then up to 79 letters, digits and {@code . _ @ + : -}; others are
     *     refused with {@code invalid-value}
     * @param roles at least one; none is refused with {@code missing-field}
     * @param expires refused with {@code invalid-value} unless it lies ahead; null: never
     * @param by who makes it
     */
    public Issued create(String subject, Set<Role> roles, @Nullable Instant expires, String by) {
        if (!isSubject(subject)) {
            throw new Refusal(
                    Code.INVALID_VALUE,
                    "subject",
                    "Name who bears it by up to 80 letters, digits and . _ @ + : - that begin with a letter or digit.");
        }
        if (roles.isEmpty()) {
            throw new Refusal(Code.MISSING_FIELD, "roles", "Give at least one role.");
        }
        Instant now = now();
        Instant end = expires == null ? null : expires.truncatedTo(ChronoUnit.SECONDS);
        if (end != null && !end.isAfter(now)) {
            throw new Refusal(Code.INVALID_VALUE, "expires", "Give a moment that is still to come.");
        }
        String secret = Secret.random();
        Token token =
                new Token("tok-" + Secret.text(OCTETS_OF_ID), subject, List.copyOf(roles), now, by, end, null, null);
        store.add(Secret.hash(secret), token);
        return new Issued(token, secret);
    }

    /** The token with the secret, if it is good now; notes that it was used. */
    public Optional<Token> authenticate(String secret) {
        Instant now = now();
        Optional<Token> found = store.find(Secret.hash(secret)).filter(token -> token.isGood(now));
        found.ifPresent(token -> noteUse(token, now.truncatedTo(ChronoUnit.HOURS)));
        return found;
    }

    /** Once, by the first of those who come at once. It opens even where that cannot be noted: on a full disk, say. */
    private void noteUse(Token token, Instant hour) {
        boolean isNoted = token.lastUsed() != null && !token.lastUsed().isBefore(hour);
        if (!isNoted && !hour.equals(noted.put(token.id(), hour))) {
            try {
                store.use(token.id(), hour);
            } catch (UncheckedIOException | DataAccessException e) {
                noted.remove(token.id());
                LOG.warn("The use of token {} could not be noted: {}", token.id(), e.toString());
            }
        }
    }

    /** All that were ever made, in that order. */
    public List<Token> list() {
        return store.list();
    }

    /** Revokes a token at once, and answers it; refuses with {@code not-found} an id that none has. */
    public Token revoke(String id) {
        find(id);
        store.revoke(id, now());
        return find(id);
    }

    private Token find(String id) {
        return store.list().stream()
                .filter(token -> token.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal(Code.NOT_FOUND, "id", "There is no token with this id."));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
