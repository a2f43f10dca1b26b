package org.demarche.ledger.verify;

import java.util.Locale;

/**
 * What is wrong with an export or a certificate, or with what it is held against. Most damages can be told in more than one way; the fault is
 * that of the fewest changes that explain the first line that is wrong.
 */
public enum Fault {
    /**
     * The entries are not those that were signed: the root over them is another; or a line has the place of one revision and
     * the number of another; or the sequence of an aggregate has a gap or goes back while the revisions go on.
     */
    ALTERED(10),

    /** A revision is missing, and others follow. */
    REMOVED(11),

    /** A revision comes a second time. Which of the two lines is the right one, no line can tell. */
    INSERTED(12),

    /** A revision is not where it belongs but later. */
    SWAPPED(13),

    /** The export ends too early: within a line, or with fewer entries than a checkpoint covers. */
    TRUNCATED(14),

    /** A checkpoint is not signed by the key that it should be signed by, or not with this text. */
    WRONG_KEY(15),

    /** A checkpoint is of another ledger than the key, or than the other checkpoint. */
    WRONG_ORIGIN(16),

    /** The entries are those of the checkpoint, and not those of the previous one: there are two histories. */
    FORKED(17),

    /** A line is not an entry as a ledger writes it, octet by octet; or a checkpoint is none. */
    MALFORMED(18),

    /** The entries of a certificate are those of the ledger, and give another answer than it says. */
    REFUTED(19);

    private final int status;

    Fault(int status) {
        this.status = status;
    }

    /** The exit status of a program that has found it. */
    public int status() {
        return status;
    }

    /** Its stable name: {@code wrong-key}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
