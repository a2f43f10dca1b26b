package org.demarche.intake.feed;

import org.demarche.kernel.Refusal;
import org.demarche.kernel.Write;

/** What one row of an input came to. */
public sealed interface Row {
    /** Number of its line in the input, from 1. */
    long line();

    /** It says that something happened. */
    record Told(long line, FeedEvent event) implements Row {}

    /** It is a write already. */
    record Asked(long line, Write write) implements Row {}

    /** It cannot be taken. */
    record Unread(long line, Refusal refusal) implements Row {}
}
