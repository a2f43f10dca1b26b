package org.demarche.audit;

import org.demarche.crisis.CrisisId;
import org.demarche.crisis.CrisisWrite;

/** How a certificate is written. */
public final class Certificate {
    /** The form described here; to be raised with every change of it. */
    public static final int FORMAT = 1;

    public static final String FORMAT_NAME = "format";
    public static final String CRISIS = "crisis";
    /** The checkpoint of the ledger, a signed note. */
    public static final String CHECKPOINT = "checkpoint";
    /** The proof that the ledger of the checkpoint begins with that of the answer. */
    public static final String CONSISTENCY = "consistency";
    /** The answer of {@code GET .../trace}. */
    public static final String ANSWER = "answer";
    /** Of the answer's octets, as in its field {@code Repr-Digest}. */
    public static final String DIGEST = "digest";
    /** What the answer follows from, in the order of the ledger; the last member, since it may be long. */
    public static final String ENTRIES = "entries";
    /** Of an entry: the line that was hashed. */
    public static final String LEAF = "leaf";
    /** Of an entry: the proof that it is in the ledger of the answer. */
    public static final String PATH = "path";

    private Certificate() {}

    /** Whether something bears on the stances of the crisis: what is its own, and the directory, which all crises share. */
    public static boolean concerns(CrisisId crisis, String aggregate) {
        String own = CrisisWrite.aggregate(crisis);
        return !aggregate.startsWith("crises/") || aggregate.equals(own) || aggregate.startsWith(own + "/");
    }
}
