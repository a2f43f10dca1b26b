package org.demarche.ledger;

import java.util.Optional;
import java.util.function.Supplier;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.demarche.ledger.checkpoint.Checkpoint;
import org.demarche.ledger.checkpoint.SignedNote;
import org.demarche.ledger.checkpoint.VerifierKey;
import org.demarche.ledger.tree.TreeHead;

/**
 * The signed head of the ledger's tree. It covers what is in the ledger and on the disk; the ledger only grows, so that a
 * later checkpoint never contradicts an earlier one. Thread-safe.
 */
public class Checkpoints {
    private record Signed(long size, SignedNote note) {}

    private final LedgerTree tree;
    private final Signer signer;
    private final Supplier<Optional<Damage>> damage;
    private volatile Signed last;

    Checkpoints(LedgerTree tree, Signer signer, Supplier<Optional<Damage>> damage) {
        this.damage = damage;
        this.tree = tree;
        this.signer = signer;
        this.last = sign(TreeHead.EMPTY);
    }

    /**
     * The checkpoint of the whole ledger (c2sp.org/tlog-checkpoint); of the same ledger always the same octets.
     * Refuses with {@code ledger-damaged} to sign for one that is known to be.
     */
    public SignedNote latest() {
        damage.get().ifPresent(found -> {
            throw new Refusal(Code.LEDGER_DAMAGED, null, "A damaged ledger is not signed for: " + found);
        });
        long size = tree.size();
        Signed known = last;
        if (known.size() != size) {
            known = sign(tree.at(size).head());
            last = known;
        }
        return known.note();
    }

    /** The key by which checkpoints are checked; its name is the origin. */
    public VerifierKey key() {
        return signer.key();
    }

    private Signed sign(TreeHead head) {
        return new Signed(head.size(), signer.sign(new Checkpoint(signer.key().name(), head).text()));
    }
}
