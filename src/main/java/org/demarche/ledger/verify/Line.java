package org.demarche.ledger.verify;

import org.demarche.ledger.tree.Hash;

/** A line of an export as far as its octets alone tell. */
sealed interface Line {
    /**
     * An entry.
     *
     * @param sequence its number among the entries of its aggregate, from 0
     * @param leaf the hash of the line
     */
    record Entry(long revision, String aggregate, long sequence, Hash leaf) implements Line {}

    /** A line that begins like an entry and has no end. */
    record Unfinished() implements Line {}

    /** Whatever else. */
    record NoEntry(String why) implements Line {}
}
