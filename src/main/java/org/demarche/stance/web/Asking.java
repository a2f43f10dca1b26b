package org.demarche.stance.web;

import org.demarche.time.When;
import org.demarche.web.AsOf;
import org.jspecify.annotations.Nullable;

/** The span of valid time that a request asks about. */
final class Asking {
    private Asking() {}

    /** The first second that {@code from} may mean; left out: the beginning of time. */
    static long from(@Nullable When from, AsOf asOf) {
        return from == null ? Long.MIN_VALUE : from.firstSecond(asOf.zone());
    }

    /** The last second that {@code until} may mean; left out: the moment of {@code at}. */
    static long until(@Nullable When until, AsOf asOf) {
        return until == null ? asOf.second() : until.moment(asOf.zone());
    }
}
