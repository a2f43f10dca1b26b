package org.demarche.kernel;

import org.jspecify.annotations.Nullable;

/** A wish to record something: handed in at the desk, decided by an aggregate, answered with {@link Recorded}. */
public interface Write {
    /** Why; null where none was given and none is needed. Stored with the event. */
    @Nullable String reason();
}
