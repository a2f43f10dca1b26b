package org.demarche.kernel;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * Remembers which ids are known, so that not every write looks all of them up. Only what was found is remembered, and it
 * stays true: nothing is ever deleted. Thread-safe.
 */
public final class KnownIds<T> {
    private static final int MOST = 100_000;

    private final int most;
    private final Set<T> known = ConcurrentHashMap.newKeySet();
    private final UnaryOperator<Set<T>> lookUp;

    /** @param lookUp finds those of some ids that are known */
    public KnownIds(UnaryOperator<Set<T>> lookUp) {
        this(MOST, lookUp);
    }

    /** @param most so many ids are remembered before the memory starts anew */
    KnownIds(int most, UnaryOperator<Set<T>> lookUp) {
        this.most = most;
        this.lookUp = lookUp;
    }

    /** Remembers nothing any more. */
    public void forget() {
        known.clear();
    }

    /** Those of {@code ids} that are not known; looks up only what is not remembered, and all of that at once. */
    public Set<T> unknown(Set<T> ids) {
        Set<T> unknown = new HashSet<>(ids);
        unknown.removeAll(known);
        if (unknown.isEmpty()) {
            return Set.of();
        }
        Set<T> found = lookUp.apply(Set.copyOf(unknown));
        if (known.size() + found.size() > most) {
            known.clear();
        }
        known.addAll(found);
        unknown.removeAll(found);
        return Set.copyOf(unknown);
    }
}
