package org.demarche.web;

import java.io.IOException;

/**
 * What one reader of a stream is told. Nothing waits for it in a queue: whoever tells remembers how far it has come, and looks
 * for the rest each time it is asked. Asked by one thread.
 */
public interface EventStory {
    /** Tells what there is to tell by now, if anything; false: that was the end. Asked at first, and when its bell has rung. */
    boolean tell(EventWriter out) throws IOException;

    /** Lets the reader, and whatever stands between, know that it goes on; asked from time to time. */
    default void beat(EventWriter out) throws IOException {
        out.comment();
    }
}
