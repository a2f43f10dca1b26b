package org.demarche;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.demarche.ledger.Checkpoints;
import org.demarche.ledger.LedgerExport;
import org.demarche.ledger.checkpoint.Checkpoint;
import org.demarche.ledger.checkpoint.SignedNote;
import org.demarche.ledger.checkpoint.VerifierKey;
import org.demarche.ledger.tree.TreeHead;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** What an auditor has of the ledger of the Niger crisis: the lines of its export, a checkpoint and the key. */
record NigerLedger(List<String> lines, SignedNote checkpoint, VerifierKey key) {
    private static final class Recorded {
        static final NigerLedger ONCE = record();
    }

    static NigerLedger recorded() {
        return Recorded.ONCE;
    }

    private static NigerLedger record() {
        try (var program = new SpringApplicationBuilder(Demarche.class)
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=" + Databases.H2.url(),
                        "--spring.datasource.username=" + Databases.H2.user,
                        "--spring.datasource.password=" + Databases.H2.password)) {
            Checkpoints checkpoints = program.getBean(Checkpoints.class);
            SignedNote checkpoint = checkpoints.latest();
            ByteArrayOutputStream export = new ByteArrayOutputStream();
            program.getBean(LedgerExport.class).write(1, head(checkpoint).size(), export);
            return new NigerLedger(export.toString(UTF_8).lines().toList(), checkpoint, checkpoints.key());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TreeHead head() {
        return head(checkpoint);
    }

    private static TreeHead head(SignedNote checkpoint) {
        return Checkpoint.parse(checkpoint.text()).head();
    }

    /** An export as a file has it. */
    static String text(List<String> lines) {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }
}
