package org.demarche.ledger;

import java.util.Optional;
import java.util.stream.Stream;
import org.demarche.ledger.checkpoint.VerifierKey;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who signs for this store. The first answer is the last. */
class SignerStore {
    private final JdbcTemplate jdbc;

    SignerStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Optional<VerifierKey> find() {
        try (Stream<String> keys = jdbc.queryForStream(
                "select verifier_key from ledger_signer where id = 1", (row, n) -> row.getString(1))) {
            return keys.findFirst().map(VerifierKey::parse);
        }
    }

    /** Makes {@code key} the signer unless there is one; returns the one there is. */
    VerifierKey findOrAdd(VerifierKey key) {
        try {
            jdbc.update("insert into ledger_signer (id, verifier_key) values (1, ?)", key.toString());
        } catch (DuplicateKeyException another) {
            return find().orElseThrow(() -> another);
        }
        return key;
    }
}
