package org.demarche.cluster;

/** What the nodes on one database contend for: advisory locks of their sessions, of which the second number names which. */
enum Lock {
    /** Held by a node while it starts, so that they start one after the other. */
    START(1),
    /** Shared by all that run; held by one that shuts the others out. */
    PRESENCE(2),
    /** Held by the node that leads. */
    LEAD(3),
    /** Held by the node that runs imports. */
    IMPORT(4),
    /** Held by a program that builds read models beside those of the nodes. */
    REBUILD(5);

    /** {@code "DEMA"} in ASCII: the first number of each, apart from the locks of whoever else uses the database. */
    private static final int OURS = 0x4445_4D41;

    private final int number;

    Lock(int number) {
        this.number = number;
    }

    String tryHold() {
        return "select pg_try_advisory_lock(" + key() + ")";
    }

    String tryShare() {
        return "select pg_try_advisory_lock_shared(" + key() + ")";
    }

    /** Waits for it, and holds it until the transaction ends. */
    String holdInTransaction() {
        return "select pg_advisory_xact_lock(" + key() + ")";
    }

    String release() {
        return "select pg_advisory_unlock(" + key() + ")";
    }

    private String key() {
        return OURS + ", " + number;
    }
}
