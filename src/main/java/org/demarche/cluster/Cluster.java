package org.demarche.cluster;

/** The programs that run on the same database as this one, itself included: its nodes. Thread-safe. */
public interface Cluster {
    /** The work of a {@link Duty}. Its methods are called in turn, never both at once, and must not take long. */
    interface Work {
        /** It is this node's from now on. */
        void begin();

        /**
         * It is this node's no longer, or nobody knows; another may have begun. What is still on its way in this node must
         * itself see to it that it is not committed beside what the other does.
         */
        void end();

        /**
         * Another node would do it. Whether this one is at nothing that another would have to begin again; where it is, it begins
         * nothing else until it is asked again, or for some seconds.
         */
        default boolean yields() {
            return true;
        }
    }

    /** Whether there may be other nodes. If not, what this node knows of the database is all there is to know. */
    boolean isShared();

    /** Within the caller's transaction: once that is committed, the other nodes are to look what is new. */
    void announce();

    /** Has {@code look} run whenever another node has announced something, and from time to time. */
    void onNews(Runnable look);

    /**
     * Before this program starts: waits until no other is about to start, and runs {@code work} where none is there; none
     * starts meanwhile.
     *
     * @return false when there is another node; then nothing has happened
     */
    boolean runAlone(Runnable work);

    /**
     * Lets this node do its duty as soon as no other does. One that leads leaves imports to another that has nothing to do, between
     * two of them.
     */
    void stand(Duty duty, Work work);

    /** Whether a duty is this node's, so far as it knows. */
    boolean does(Duty duty);

    /** Ends what {@link #stand} began: does it no longer, and lets another node do so at once. */
    void resign(Duty duty);

    /**
     * Keeps all other nodes from starting, until {@link #letIn} or the end of this program.
     *
     * @return false when there is another node; then nothing has happened
     */
    boolean shutOut();

    /** Ends what {@link #shutOut} began. */
    void letIn();

    /**
     * Takes what {@link #stand} contends for before anything stands, and lets other nodes start.
     *
     * @return false when another program has it; then nothing has happened
     */
    boolean claim();

    /**
     * Within the caller's transaction: has the node that leads end that, waits until it has, and keeps all from leading until
     * the transaction ends. What that node was at may still come to its end.
     */
    void suspendLeader();
}
