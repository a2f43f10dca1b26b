package org.demarche.faults;

import org.jspecify.annotations.Nullable;

/**
 * What a client asked of a node, and what came of it.
 *
 * @param client who asked; its operations follow one another
 * @param what the id that was to be recorded, or the path that was asked
 * @param node which node answered, or did not
 * @param known the highest revision that any client had been answered when this was begun
 * @param status of the answer; 0 for none, and then it may have been done or not
 * @param revision from which the answer holds; 0 for none
 * @param digest of what was answered, for a question
 */
record Operation(
        Kind kind,
        int client,
        String what,
        int node,
        long known,
        int status,
        long revision,
        @Nullable String digest) {
    enum Kind {
        /** Records something; is asked again with the same words until it is answered. */
        WRITE,
        /** Asks for the present. */
        READ,
        /** Asks as of a revision and a moment, which has one answer for ever. */
        PINNED,
        /** Follows what is recorded, for as long as the node goes on; the revision is the last that was told. */
        STREAM
    }

    /** Whether it was recorded for certain. */
    boolean isAcknowledged() {
        return kind == Kind.WRITE && status / 100 == 2;
    }

    boolean isAnswered() {
        return status == 200;
    }
}
