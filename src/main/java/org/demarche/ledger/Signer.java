package org.demarche.ledger;

import java.util.HexFormat;
import java.util.Optional;
import org.demarche.ledger.checkpoint.SignedNote;
import org.demarche.ledger.checkpoint.SigningKey;
import org.demarche.ledger.checkpoint.VerifierKey;
import org.demarche.ledger.tree.Hash;

/** The key and the origin that a store's checkpoints are signed with: fixed at its first start, the same ever after. */
class Signer {
    private final SigningKey secret;
    private final VerifierKey key;

    private Signer(SigningKey secret, VerifierKey key) {
        this.secret = secret;
        this.key = key;
    }

    /**
     * The signer of the store, made if it has none. A key is made only then: a key that is lost, or that another node has
     * and this one does not, is never silently replaced.
     *
     * @param origin as configured; empty: what the store has, at first one that is derived from the key
     */
    static Signer of(SignerStore store, KeyFile file, String origin) {
        Optional<VerifierKey> before = store.find();
        if (before.isPresent() && !file.exists()) {
            throw new LedgerFailure(
                    "The checkpoints of this store are signed by " + before.get() + ", and " + file + " is not there.",
                    "Bring the file back from a backup or from another node, or name it with --demarche.ledger.key=FILE.");
        }
        SigningKey secret = file.exists() ? file.read() : file.create();
        VerifierKey wanted = secret.verifier(
                origin.isEmpty() ? before.map(VerifierKey::name).orElse(derived(secret)) : checked(origin));
        VerifierKey key = before.orElseGet(() -> store.findOrAdd(wanted));
        if (!origin.isEmpty() && !key.name().equals(origin)) {
            throw new LedgerFailure(
                    "This store is the ledger " + key.name() + ", not " + origin + ".",
                    "Leave out --demarche.ledger.origin: an origin is given once, before the first start.");
        }
        if (!key.equals(secret.verifier(key.name()))) {
            throw new LedgerFailure(
                    "The checkpoints of this store are signed by " + key + ", and " + file + " is another key.",
                    "Copy the file from where it was made, or name it with --demarche.ledger.key=FILE.");
        }
        return new Signer(secret, key);
    }

    VerifierKey key() {
        return key;
    }

    SignedNote sign(String text) {
        return secret.sign(text, key.name());
    }

    private static String derived(SigningKey secret) {
        return "demarche/"
                + HexFormat.of().formatHex(Hash.ofLeaf(secret.publicKey()).octets(), 0, 8);
    }

    private static String checked(String origin) {
        if (!VerifierKey.isName(origin)) {
            throw new LedgerFailure(
                    "'" + origin + "' cannot be the origin of a ledger.",
                    "Give a name such as example.org/crises: no space, no plus sign, at most 200 characters.");
        }
        return origin;
    }
}
