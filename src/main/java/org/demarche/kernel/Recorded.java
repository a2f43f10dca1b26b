package org.demarche.kernel;

/**
 * What a write led to: the event that records it. A repeated write names the event of the first.
 *
 * @param event identifier of the stored event
 * @param created whether this write recorded something that was not there before (a new source, actor, ...)
 * @param proposed whether it waits for somebody else to accept it, and is known to no answer before
 */
public record Recorded(String event, boolean created, boolean proposed) implements Outcome {
    /** Known to answers. */
    public Recorded(String event, boolean created) {
        this(event, created, false);
    }
}
