package org.demarche.kernel;

/**
 * What a write led to: the event that records it. A repeated write names the event of the first.
 *
 * @param event identifier of the stored event
 * @param created whether this write recorded something that was not there before (a new source, actor, ...)
 */
public record Recorded(String event, boolean created) implements Outcome {}
