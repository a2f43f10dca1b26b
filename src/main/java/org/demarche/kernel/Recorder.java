package org.demarche.kernel;

/** Takes writes from the edge: decides and records them. Thread-safe. */
public interface Recorder {
    /**
     * Decides and records a write. It is stored when this returns, and known to reads when the ledger says so.
     *
     * @param who on whose authority
     * @param correlationId of the request or batch that it is part of
     * @throws Refusal when it is refused; nothing has been recorded then
     */
    Recorded submit(Write write, String who, String correlationId);
}
