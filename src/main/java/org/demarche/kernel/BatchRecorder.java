package org.demarche.kernel;

import java.util.List;

/** Takes many writes at once from the edge. Thread-safe. */
public interface BatchRecorder {
    /**
     * Decides writes in their order, each as {@link Recorder#submit} would after those before it, and records in one
     * transaction what is not refused. What the writes refer to in other records must have been visible before. Some
     * hundreds at once are quickest.
     *
     * @return what became of each, in their order
     * @throws RuntimeException when nothing has been recorded
     */
    List<Outcome> submitAll(List<? extends Write> writes, String who, String correlationId);
}
