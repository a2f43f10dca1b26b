package org.demarche.crisis;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The values lately asked for, of what never changes once it is there. Thread-safe. */
final class Recent<K, V> {
    private final int most;
    private final Map<K, V> values = new LinkedHashMap<>(16, 0.75f, true);

    Recent(int most) {
        this.most = most;
    }

    /** The value of the key; what {@code load} finds is kept, what it does not find is looked for again. */
    Optional<V> get(K key, Function<K, Optional<V>> load) {
        synchronized (values) {
            V kept = values.get(key);
            if (kept != null) {
                return Optional.of(kept);
            }
        }
        Optional<V> loaded = load.apply(key);
        loaded.ifPresent(value -> keep(key, value));
        return loaded;
    }

    private void keep(K key, V value) {
        synchronized (values) {
            values.put(key, value);
            if (values.size() > most) {
                values.remove(values.keySet().iterator().next());
            }
        }
    }
}
