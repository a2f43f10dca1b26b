package org.demarche.ledger.verify;

import org.jspecify.annotations.Nullable;

/**
 * A line whose revision is not the one that must follow. All lines before it were in order; those after it tell how that came
 * about. Not thread-safe.
 */
final class Disorder {
    private final long line;
    private final long expected;
    private final long found;
    private @Nullable Long following;

    Disorder(long line, long expected, long found) {
        this.line = line;
        this.expected = expected;
        this.found = found;
    }

    /** Takes in the revision of a later line. Throws when that makes it clear. */
    void then(long later, long revision) throws Damaged {
        if (following == null) {
            following = revision;
        }
        if (revision == expected) {
            throw found < expected
                    ? damaged(Fault.INSERTED, "revision " + found + " a second time")
                    : damaged(Fault.SWAPPED, "revision " + found + "; " + expected + " comes only in line " + later);
        }
    }

    /** What it is when the expected revision comes nowhere. */
    Damaged atTheEnd() {
        if (following != null && following == expected + 1) {
            return damaged(
                    Fault.ALTERED, "revision " + found + " in its place, and the next line goes on with " + following);
        }
        return found < expected
                ? damaged(Fault.INSERTED, "revision " + found + " a second time")
                : damaged(Fault.REMOVED, "revision " + found + "; " + expected + " comes nowhere");
    }

    private Damaged damaged(Fault fault, String what) {
        return new Damaged(fault, "line " + line + ": expected revision " + expected + ", found " + what);
    }
}
