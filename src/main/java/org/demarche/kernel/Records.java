package org.demarche.kernel;

import java.util.Collection;
import java.util.Set;

/** Which records the event store has. Thread-safe. */
@FunctionalInterface
public interface Records {
    /** Those of {@code ids} of which some event is stored, or staged in the caller's transaction. One look-up for all. */
    Set<String> among(Collection<String> ids);
}
