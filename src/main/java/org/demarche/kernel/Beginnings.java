package org.demarche.kernel;

import java.util.Optional;

/**
 * Decides the writes that begin records of one type, where it is known that these are not there, by the rules of their
 * aggregate and without loading it: for many at once. Thread-safe.
 */
public interface Beginnings {
    /** The type of the aggregates. */
    String type();

    /** The id of the record that the write begins; empty for a write that begins none of this type. */
    Optional<String> recordOf(Write write);

    /** Decides the writes of one batch, for one thread: what they have in common is looked up once. */
    Decider decider();

    /** For the writes that {@link #recordOf} has an id for. */
    @FunctionalInterface
    interface Decider {
        /** Throws {@link Refusal} where the aggregate would. */
        Begun decide(Write write);
    }

    /**
     * What a record begins with.
     *
     * @param event its first event
     * @param proposed whether it waits for somebody else to accept it
     */
    record Begun(Object event, boolean proposed) {}
}
