package org.demarche.cluster;

/** The programs that run on the same database as this one, itself included: its nodes. Thread-safe. */
public interface Cluster {
    /** Work that one node at a time does. Its methods are called in turn, never both at once, and must not take long. */
    interface Leadership {
        /** This node leads from now on. */
        void begin();

        /**
         * This node leads no longer, or does not know; another may have begun. What is still on its way in this node must
         * itself see to it that it is not committed beside what the other does.
         */
        void end();
    }

    /** Whether there may be other nodes. If not, what this node knows of the database is all there is to know. */
    boolean isShared();

    /** Within the caller's transaction: once that is committed, the other nodes are to look what is new. */
    void announce();

    /** Has {@code look} run whenever another node has announced something, and from time to time. */
    void onNews(Runnable look);

    /** Lets this node lead as soon as nobody does. One work only. */
    void stand(Leadership work);

    /** Whether this node leads, so far as it knows. */
    boolean leads();

    /** Ends what {@link #stand} began: leads no longer, and lets another node do so at once. */
    void resign();

    /**
     * Keeps all other nodes from starting, until {@link #letIn} or the end of this program.
     *
     * @return false when there is another node; then nothing has happened
     */
    boolean shutOut();

    /** Ends what {@link #shutOut} began. */
    void letIn();
}
