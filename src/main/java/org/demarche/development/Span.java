package org.demarche.development;

import java.time.ZoneId;
import org.demarche.time.When;

/** Between which seconds something occurred, both included; epoch seconds. */
record Span(long firstSecond, long moment) {
    static Span of(When occurred, ZoneId zone) {
        return new Span(occurred.firstSecond(zone), occurred.moment(zone));
    }

    /** Seconds from the first to the last. */
    long width() {
        return moment - firstSecond;
    }
}
