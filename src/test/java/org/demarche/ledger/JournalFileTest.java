package org.demarche.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.demarche.Databases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessResourceFailureException;

class JournalFileTest {
    @TempDir
    Path folder;

    private final LedgerFixture ledger = new LedgerFixture(Databases.H2);
    private Path path;

    @BeforeEach
    void name() {
        path = folder.resolve("ledger.jsonl");
    }

    @Test
    void isTheExportOfTheLedger() throws Exception {
        try (JournalFile journal = JournalFile.open(path, ledger.entries)) {
            record(journal, 3);
            record(journal, 1);
            assertThat(journal.last()).isEqualTo(4);
        }
        assertThat(path).hasBinaryContent(export(4));
    }

    @Test
    void isMadeWithWhatThereIsAndLeavesNoDraft() throws Exception {
        Files.writeString(folder.resolve("ledger.jsonl.draft"), "of a start that was killed");
        ledger.store("talks/a", 0, 1_234);
        ledger.sequencer.drain();
        try (JournalFile journal = JournalFile.open(path, ledger.entries)) {
            assertThat(journal.last()).isEqualTo(1_234);
        }
        assertThat(path).hasBinaryContent(export(1_234));
        assertThat(folder.toFile().list()).containsExactly("ledger.jsonl");
    }

    @Test
    void takesInWhatItMissedBeforeWhatIsNew() throws Exception {
        try (JournalFile journal = JournalFile.open(path, ledger.entries)) {
            ledger.store("talks/a", 0, 700);
            ledger.sequencer.drain();
            record(journal, 2);
            assertThat(journal.last()).isEqualTo(702);
        }
        assertThat(path).hasBinaryContent(export(702));
    }

    @Test
    void cutsOffTheLineThatACrashLeftUnfinishedWhereverItWasCut() throws Exception {
        try (JournalFile journal = JournalFile.open(path, ledger.entries)) {
            record(journal, 3);
        }
        byte[] whole = Files.readAllBytes(path);
        int end = export(2).length;
        for (int cut = end; cut < whole.length; cut += 29) {
            Files.write(path, Arrays.copyOf(whole, cut));
            try (JournalFile journal = JournalFile.open(path, ledger.entries)) {
                assertThat(journal.last()).isEqualTo(2);
                assertThat(Files.size(path)).isEqualTo(end);
                journal.keep(List.of(), 3);
            }
            assertThat(path).hasBinaryContent(whole);
        }
    }

    @Test
    void findsTheLinesAfterEveryRevision() throws Exception {
        ledger.store("talks/" + "long/".repeat(40), 0, 60);
        ledger.store("talks/b", 0, 40);
        ledger.sequencer.drain();
        try (JournalFile journal = JournalFile.open(path, ledger.entries)) {
            for (int revision = 0; revision <= 100; revision++) {
                try (Stream<String> lines = journal.linesAfter(revision)) {
                    assertThat(lines.map(line -> Leaf.parse(line).revision()))
                            .isEqualTo(LongStream.rangeClosed(revision + 1, 100)
                                    .boxed()
                                    .toList());
                }
            }
        }
    }

    @Test
    void isNotOpenedWhenItsLastLineIsNoEntry() throws Exception {
        Files.writeString(path, "{\"revision\":1,\nwhat is this\n");
        assertThatIOException()
                .isThrownBy(() -> JournalFile.open(path, ledger.entries))
                .withMessageContaining("octet 15");
    }

    @Test
    void tellsThatTheLedgerLacksAnEntry() throws Exception {
        ledger.store("talks/a", 0, 5);
        ledger.sequencer.drain();
        ledger.jdbc.update("delete from ledger_entry where revision = 3");
        assertThatIllegalStateException()
                .isThrownBy(() -> JournalFile.open(path, ledger.entries))
                .withMessageContaining("revision 1");
        assertThat(path).doesNotExist();
    }

    @Test
    void tellsThatItCannotWrite() throws Exception {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full));
        JournalFile journal = JournalFile.open(full, ledger.entries);
        assertThatThrownBy(() -> record(journal, 1)).isInstanceOf(DataAccessResourceFailureException.class);
        assertThat(journal.last()).isZero();
    }

    private void record(Journal journal, int count) {
        long before = ledger.entries.head().revision();
        ledger.store("talks/" + before, 0, count);
        ledger.sequencer.drain();
        journal.keep(
                ledger.entries.entriesAfter(before, count).stream()
                        .map(Entry::leaf)
                        .toList(),
                before + count);
    }

    private byte[] export(long to) throws IOException {
        var octets = new ByteArrayOutputStream();
        new LedgerExport(ledger.entries, ledger.subtrees).write(1, to, octets);
        return octets.toByteArray();
    }
}
