package org.demarche.kernel;

/** Decides writes and records nothing. Thread-safe. */
public interface Rehearsal {
    /**
     * What submitting the write would lead to; the event that it names is stored nowhere unless it was before.
     *
     * @param who on whose authority
     * @param correlationId of the request
     * @throws Refusal when it would be refused
     */
    Recorded rehearse(Write write, String who, String correlationId);
}
