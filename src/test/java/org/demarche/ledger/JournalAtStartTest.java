package org.demarche.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.demarche.Databases;
import org.demarche.ledger.tree.Tree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalAtStartTest {
    private static final int COUNT = 1_100;

    @TempDir
    Path folder;

    private final LedgerFixture before = new LedgerFixture(Databases.H2);
    private final AtomicInteger discarded = new AtomicInteger();
    private Path path;

    @BeforeEach
    void record() throws Exception {
        path = folder.resolve("ledger.jsonl");
        before.store("talks/a", 0, COUNT - 1);
        before.sequencer.drain();
        before.store("talks/b", 0, 1);
        before.sequencer.drain();
        JournalFile.open(path, before.entries).close();
    }

    @Test
    void fillsAnEmptyDatabase() throws Exception {
        LedgerFixture after = new LedgerFixture(Databases.H2);
        assertThat(reconcile(after, false)).isTrue();
        assertSame(after, COUNT);
        assertGoesOn(after);
    }

    @Test
    void addsWhatAnOlderDatabaseLacksAndKeepsWhatItHas() throws Exception {
        LedgerFixture after = new LedgerFixture(Databases.H2);
        reconcile(after, false);
        forgetAfter(after, 600);
        assertThat(reconcile(after, false)).isTrue();
        assertThat(discarded).hasValue(0);
        assertSame(after, COUNT);
        assertGoesOn(after);
    }

    /** Found after a kill of H2: head and entry of one moment, an index and the marks of another. */
    @Test
    void makesADatabaseAnewThatWasKilled() throws Exception {
        before.jdbc.update("update ledger_head set revision = 900");
        before.jdbc.update("delete from domain_event where sequence_number = 800");
        before.jdbc.update("delete from ledger_entry where revision between 1000 and 1010");
        before.store("talks/nobody-was-told", 0, 5);
        assertThat(reconcile(before, true)).isTrue();
        assertThat(discarded).hasValue(1);
        assertThat(before.entries.marks().batch(event -> Optional.empty()).events())
                .isEmpty();
        assertSame(before, COUNT);
        assertGoesOn(before);
    }

    @Test
    void leavesADatabaseAsItIsThatWasClosed() throws Exception {
        byte[] journal = Files.readAllBytes(path);
        assertThat(reconcile(before, false)).isFalse();
        assertThat(discarded).hasValue(0);
        assertSame(before, COUNT);
        assertThat(path).hasBinaryContent(journal);
    }

    @Test
    void addsToTheJournalWhatOnlyTheDatabaseHas() throws Exception {
        before.store("talks/c", 0, 600);
        before.sequencer.drain();
        assertThat(reconcile(before, false)).isFalse();
        assertThat(path).hasBinaryContent(export(before, COUNT + 600));
    }

    @Test
    void sequencesWhatWasPendingInAnOlderDatabaseAfterWhatIsInTheJournal() throws Exception {
        LedgerFixture after = new LedgerFixture(Databases.H2);
        reconcile(after, false);
        forgetAfter(after, 600);
        after.store("talks/pending", 0, 1);
        reconcile(after, false);
        after.sequencer.drain();
        assertThat(after.ledger()).hasSize(COUNT + 1);
        assertThat(after.ledger().getLast().event().aggregate()).isEqualTo("talks/pending");
    }

    @Test
    void refusesAJournalOfAnotherLedger() throws Exception {
        LedgerFixture other = new LedgerFixture(Databases.H2);
        other.store("talks/a", 0, 10);
        other.sequencer.drain();
        assertRefused(other, false, "differ in entry 10");
        assertThat(other.ledger()).hasSize(10);
    }

    @Test
    void refusesAJournalThatWasCutOffAndDiscardsNothing() throws Exception {
        Files.write(path, export(before, 3));
        assertRefused(before, true, "The journal has 3 entries, and the database " + COUNT);
        assertThat(before.ledger()).hasSize(COUNT);
        assertThat(discarded).hasValue(0);
    }

    @Test
    void refusesADamagedLine() throws Exception {
        String whole = Files.readString(path);
        Files.writeString(path, whole.replace("\"sequence\":700,", "\"sequence\":700 "));
        assertRefused(new LedgerFixture(Databases.H2), false, "Not an entry of a ledger: {\"revision\":701,");
        Files.writeString(path, whole.replace("{\"revision\":42,", "{\"revision\":43,"));
        assertRefused(new LedgerFixture(Databases.H2), false, "Entry 43 follows entry 41");
        byte[] octets = whole.getBytes(StandardCharsets.UTF_8);
        octets[octets.length / 2] = (byte) 0xFF;
        Files.write(path, octets);
        assertRefused(new LedgerFixture(Databases.H2), false, "damaged");
    }

    @Test
    void refusesADamagedLineAfterAKillBeforeItDiscardsAnything() throws Exception {
        String whole = Files.readString(path);
        Files.writeString(path, whole.replace("\"sequence\":700,", "\"sequence\":700 "));
        assertRefused(before, true, "Not an entry of a ledger: {\"revision\":701,");
        Files.writeString(path, whole.replace("talks/a 500", "talks/a 501"));
        assertRefused(before, true, "Entry 501 is not what the database has");
        assertThat(before.ledger()).hasSize(COUNT);
        assertThat(discarded).hasValue(0);
    }

    private boolean reconcile(LedgerFixture ledger, boolean killed) throws IOException {
        var start = new JournalAtStart(ledger.entries, ledger.subtrees, ledger.transaction, discarded::incrementAndGet);
        try (JournalFile journal = JournalFile.open(path, ledger.entries)) {
            start.reconcile(journal, killed);
            assertThat(journal.last()).isEqualTo(ledger.entries.head().revision());
        }
        return start.hasRestored();
    }

    private void assertRefused(LedgerFixture ledger, boolean killed, String why) {
        assertThatExceptionOfType(LedgerFailure.class)
                .isThrownBy(() -> reconcile(ledger, killed))
                .withMessageContaining(why);
    }

    /** A database whose file is of an earlier moment: it has neither the entries nor most of their events. */
    private static void forgetAfter(LedgerFixture ledger, int revision) {
        ledger.jdbc.update(
                "delete from domain_event where global_index in"
                        + " (select global_index from ledger_entry where revision > ?)",
                revision + 20);
        ledger.jdbc.update(
                "insert into ledger_pending (event_identifier) select event_identifier from domain_event e"
                        + " join ledger_entry l on l.global_index = e.global_index where l.revision > ?",
                revision);
        ledger.jdbc.update("delete from ledger_entry where revision > ?", revision);
        ledger.jdbc.update("delete from ledger_subtree where position >= ?", revision / 256);
        ledger.jdbc.update("update ledger_head set revision = ?", revision);
    }

    private void assertSame(LedgerFixture ledger, int size) throws IOException {
        assertThat(export(ledger, size)).isEqualTo(Files.readAllBytes(path));
        assertThat(ledger.entries.head().revision()).isEqualTo(size);
        assertThat(ledger.entries.marks().batch(event -> Optional.empty()).events())
                .isEmpty();
        LedgerFixture naive = new LedgerFixture(Databases.H2);
        reconcile(naive, false);
        assertThat(new Tree(ledger.subtrees, size).head()).isEqualTo(new Tree(naive.subtrees, size).head());
    }

    private static void assertGoesOn(LedgerFixture ledger) {
        ledger.store("talks/next", 0, 300);
        ledger.sequencer.drain();
        assertThat(ledger.ledger()).hasSize(COUNT + 300);
    }

    private static byte[] export(LedgerFixture ledger, long to) throws IOException {
        var octets = new ByteArrayOutputStream();
        new LedgerExport(ledger.entries, ledger.subtrees).write(1, to, octets);
        return octets.toByteArray();
    }
}
