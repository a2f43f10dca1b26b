package org.demarche.cluster;

/** What one node at a time does, whichever; each of them by itself. */
public enum Duty {
    /** Keeps the read models: whoever does leads. */
    LEAD(Lock.LEAD, "This node leads: it keeps the read models"),
    /** Runs the imports that were sent to any node. */
    IMPORT(Lock.IMPORT, "This node runs the imports");

    private final Lock lock;
    private final String told;

    Duty(Lock lock, String told) {
        this.lock = lock;
        this.told = told;
    }

    Lock lock() {
        return lock;
    }

    /** What the log says where a node takes it up. */
    String told() {
        return told;
    }
}
