package org.demarche.intake;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The imports that were sent, what was sent for those that have not ended, and the last that have. Thread-safe. */
interface Jobs {
    /** So many that have ended are remembered. */
    int REMEMBERED = 200;

    /** Finds what is there from before; nothing else is asked until then. */
    void start() throws IOException;

    /** Keeps what is sent for an import that waits from now on: all of it outlasts a crash then, or nothing is there. */
    void receive(ImportJob job, InputStream sent) throws IOException;

    /** How many have not ended. */
    int waiting();

    Optional<ImportJob> find(String id);

    /** One as {@link #list} tells of it. */
    Optional<ImportJob> glance(String id);

    /** All, the latest first, it may be without the rows that were refused. */
    List<ImportJob> list();

    /** Begins, or begins anew, the one that has waited longest. Asked by whoever runs them, when it runs none. */
    Optional<ImportJob> next();

    /** What was sent for it. */
    InputStream open(String id) throws IOException;

    /** What has come of it so far, by whoever runs it. */
    void keep(ImportJob job);

    /** Whether whoever runs it is to go on, as far as {@link #keep} has found out. */
    boolean isWanted(String id);

    /** Whether somebody has wished that it ends. */
    boolean isCancelled(String id);

    /** Keeps its end, by whoever runs it; false where that is another by now. */
    boolean end(ImportJob job);

    /** Ends one that waits, and has one that runs broken off. */
    Optional<ImportJob> cancel(String id, Instant now);
}
