package org.demarche.ledger.verify;

import java.util.List;
import org.demarche.ledger.checkpoint.Checkpoint;
import org.demarche.ledger.checkpoint.SignedNote;
import org.demarche.ledger.checkpoint.VerifierKey;
import org.demarche.ledger.tree.Hash;
import org.demarche.ledger.tree.TreeHead;

/** A checkpoint that an export is held against; {@code name} is how messages call it. */
public record KeptCheckpoint(String name, SignedNote note, Checkpoint text) {
    /** Reads a signed note. */
    public static KeptCheckpoint parse(String name, byte[] octets) throws Damaged {
        try {
            SignedNote note = SignedNote.parse(octets);
            return new KeptCheckpoint(name, note, Checkpoint.parse(note.text()));
        } catch (IllegalArgumentException e) {
            throw new Damaged(Fault.MALFORMED, name + ": not a signed checkpoint; " + e.getMessage());
        }
    }

    /** How many entries it covers, and their root. */
    public TreeHead head() {
        return text.head();
    }

    /** One of the keys must have signed it, under the name of the ledger; whatever it is, when there are no keys. */
    public void requireSignature(List<VerifierKey> keys) throws Damaged {
        if (keys.isEmpty()) {
            return;
        }
        requireOrigin(keys.stream().map(VerifierKey::name).toList());
        if (keys.stream().filter(key -> key.name().equals(text.origin())).noneMatch(note::isSignedBy)) {
            throw damaged(Fault.WRONG_KEY, "a good signature by one of " + keys, note.signatures());
        }
    }

    void requireOrigin(List<String> origins) throws Damaged {
        if (!origins.contains(text.origin())) {
            throw damaged(Fault.WRONG_ORIGIN, "one of the origins " + origins, text.origin());
        }
    }

    /** @param found the root over as many entries as this covers */
    void requireRoot(Hash found, Fault otherwise) throws Damaged {
        if (!found.equals(head().root())) {
            throw damaged(otherwise, "the root " + head().root() + " over " + head().size() + " entries", found);
        }
    }

    void requireSize(long found) throws Damaged {
        if (found < head().size()) {
            throw damaged(Fault.TRUNCATED, head().size() + " entries", found);
        }
    }

    private Damaged damaged(Fault fault, Object expected, Object found) {
        return new Damaged(fault, name + ": expected " + expected + ", found " + found);
    }
}
