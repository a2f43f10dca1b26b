package org.demarche.ledger;

/** An event in its place in the ledger; {@code recordedAt} in epoch seconds. */
record Entry(long revision, long recordedAt, StoredEvent event) {
    Leaf leaf() {
        return new Leaf(revision, recordedAt, event);
    }
}
