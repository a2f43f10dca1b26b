package org.demarche.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.demarche.Databases;
import org.demarche.ledger.checkpoint.Checkpoint;
import org.demarche.ledger.checkpoint.SignedNote;
import org.demarche.ledger.tree.Tree;
import org.demarche.ledger.tree.TreeHead;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CheckpointsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void coverTheWholeLedgerAndNeverContradictEachOther(Databases database) {
        LedgerFixture ledger = new LedgerFixture(database);
        Checkpoints checkpoints = checkpoints(ledger, () -> {});
        List<TreeHead> heads = new ArrayList<>();
        for (int n = 0; n < 6; n++) {
            SignedNote note = checkpoints.latest();
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            assertThat(note.isSignedBy(checkpoints.key())).isTrue();
            assertThat(checkpoint.origin()).isEqualTo(checkpoints.key().name());
            assertThat(checkpoint.head().size()).isEqualTo(n * 101L);
            assertThat(checkpoints.latest()).isEqualTo(note);
            assertThat(checkpoints(ledger, () -> {}).latest())
                    .as("after a restart")
                    .isEqualTo(note);
            heads.add(checkpoint.head());
            ledger.store("talks/" + n, 0, 101);
            ledger.sequencer.drain();
        }
        TreeHead last = heads.getLast();
        Tree tree = new Tree(ledger.subtrees, last.size());
        assertThat(heads)
                .allSatisfy(head -> assertThat(tree.consistencyWith(head.size()).proves(head, last))
                        .isTrue());
    }

    /** Else a crash could take back what was signed, and the ledger would go on differently. */
    @ParameterizedTest
    @EnumSource
    void areSignedOnlyWhenTheLedgerIsOnTheDisk(Databases database) {
        LedgerFixture ledger = new LedgerFixture(database);
        var secured = new AtomicInteger();
        RevisionGate visible = new RevisionGate();
        LedgerTree tree = new LedgerTree(ledger.entries, ledger.subtrees, secured::incrementAndGet, visible);
        ledger.store("talks/a", 0, 1);
        ledger.sequencer.drain();
        assertThat(tree.size()).isEqualTo(1);
        assertThat(tree.size()).isEqualTo(1);
        assertThat(secured).hasValue(1);

        ledger.store("talks/a", 1, 1);
        ledger.sequencer.drain();
        visible.advance(2);
        assertThat(tree.size()).isEqualTo(2);
        assertThat(secured).as("what is visible is on the disk").hasValue(1);
    }

    private Checkpoints checkpoints(LedgerFixture ledger, Durability durability) {
        return new Checkpoints(
                new LedgerTree(ledger.entries, ledger.subtrees, durability, new RevisionGate()),
                Signer.of(new SignerStore(ledger.jdbc), new KeyFile(folder.resolve("ledger.key")), ""),
                Optional::empty);
    }
}
