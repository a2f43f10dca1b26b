package org.demarche.ledger.checkpoint;

import static org.demarche.fuzz.FuzzTarget.require;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.demarche.fuzz.FuzzTarget;
import org.demarche.ledger.tree.Hash;
import org.demarche.ledger.tree.TreeHead;

/** Signed notes, the checkpoints in them and the keys to them. What is read prints as it was. */
public final class SignedNoteFuzz implements FuzzTarget {
    private static final SigningKey KEY = SigningKey.ofSeed(new byte[32]);
    private static final VerifierKey VERIFIER = KEY.verifier("a");

    @Override
    public void run(byte[] octets) {
        String text = new String(octets, StandardCharsets.UTF_8);
        try {
            require(VerifierKey.parse(text).toString().equals(text), "key");
        } catch (IllegalArgumentException none) {
            // most are none
        }
        SignedNote note;
        try {
            note = SignedNote.parse(octets);
        } catch (IllegalArgumentException none) {
            return;
        }
        require(note.toString().equals(text), "note");
        boolean unused = note.isSignedBy(VERIFIER);
        try {
            require(note.text().startsWith(Checkpoint.parse(note.text()).text()), "checkpoint");
        } catch (IllegalArgumentException none) {
            // a note of something else
        }
    }

    @Override
    public List<byte[]> seeds() {
        String checkpoint = new Checkpoint("a", new TreeHead(7, Hash.OF_NO_LEAVES)).text();
        SignedNote note = KEY.sign(checkpoint, "a");
        return List.of(
                note.toString().getBytes(StandardCharsets.UTF_8),
                VERIFIER.toString().getBytes(StandardCharsets.UTF_8));
    }
}
