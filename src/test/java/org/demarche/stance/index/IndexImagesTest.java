package org.demarche.stance.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.demarche.Databases;
import org.demarche.crisis.Codebook;
import org.demarche.stance.Question;
import org.demarche.stance.evidence.NumberedCrisis;
import org.demarche.stance.evidence.RecordedEvidence;
import org.demarche.stance.evidence.RecordedLedger;
import org.demarche.stance.reference.RandomHistory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexImagesTest {
    private static final DataSource DATABASE = Databases.H2.migrated();
    private static final RandomHistory HISTORY = RandomHistory.of(1);
    private static final RecordedEvidence EVIDENCE = new RecordedEvidence(DATABASE);

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void writeAnImage() throws IOException {
        EVIDENCE.clear();
        EVIDENCE.record(HISTORY.facts());
        TestIndexes.write(folder, full(1));
        file = onlyFile();
    }

    @Test
    void anImageIsReadInPlaceOfTheRows() {
        assertThat(read(HISTORY.head()).indexed()).isEqualTo(HISTORY.head());
    }

    @Test
    void anImageBeyondWhatIsVisibleIsNotRead() {
        assertThat(read(HISTORY.head() - 1).indexed()).isZero();
    }

    @Test
    void anImageOfAnotherLedgerIsNotRead() {
        IndexImages elsewhere = new IndexImages(folder, revision -> "another root", 0);
        assertThat(elsewhere.read(IndexImagesTest::empty, HISTORY.head(), 0).indexed())
                .isZero();
    }

    /** On a node that was not there when they were. */
    @Test
    void anImageOfRowsThatHaveBeenReplacedIsNotRead() {
        IndexImages later = TestIndexes.images(folder, 0);
        assertThat(later.read(IndexImagesTest::empty, HISTORY.head(), 1).indexed())
                .isZero();
    }

    @Test
    void anImageOfAnotherCodebookIsAnotherFile() {
        assertThat(TestIndexes.read(folder, () -> empty(2), HISTORY.head()).indexed())
                .isZero();
        TestIndexes.write(folder, full(2));
        assertThat(folder).isDirectoryContaining("glob:**-1.image").isDirectoryContaining("glob:**-2.image");
    }

    @Test
    void anImageOfACrisisInAnotherZoneIsNotRead() {
        CrisisIndex elsewhere = new CrisisIndex(
                new NumberedCrisis(crisis().number(), ZoneId.of("Asia/Tokyo"), crisis().revision()), 1, codebook());
        assertThat(TestIndexes.read(folder, () -> elsewhere, HISTORY.head()).indexed())
                .isZero();
    }

    /** Nor does a damaged length make anybody reserve memory for it. */
    @Test
    void anImageThatIsDamagedAnywhereIsNotRead() throws IOException {
        byte[] image = Files.readAllBytes(file);
        for (int i = 0; i < image.length; i += 7) {
            byte[] damaged = image.clone();
            damaged[i] ^= 0x70;
            Files.write(file, damaged);
            assertThat(read(HISTORY.head()).indexed()).as("octet %d", i).isZero();
        }
    }

    @Test
    void anImageIsReplacedWholeAndLeavesNoDraft() throws IOException {
        byte[] before = Files.readAllBytes(file);
        CrisisIndex later = empty();
        later.catchUp(EVIDENCE.reader(), HISTORY.head() / 2);
        TestIndexes.write(folder, later);
        assertThat(onlyFile()).isEqualTo(file);
        assertThat(Files.readAllBytes(file)).isNotEqualTo(before);
        assertThat(read(HISTORY.head()).indexed()).isEqualTo(HISTORY.head() / 2);
    }

    @Test
    void aFolderThatCannotBeMadeIsDoneWithout() throws IOException {
        Path blocked = Files.writeString(folder.resolve("file"), "in the way");
        TestIndexes.write(blocked, full(1));
        assertThat(blocked).hasContent("in the way");
        assertThat(TestIndexes.read(blocked, IndexImagesTest::empty, HISTORY.head())
                        .indexed())
                .isZero();
    }

    @Test
    void allImagesAreCleared() {
        TestIndexes.images(folder, 0).clear();
        assertThat(folder).isEmptyDirectory();
        TestIndexes.images(folder.resolve("not there"), 0).clear();
    }

    /** What holds rows itself must be forgotten whatever becomes of the files; they are not read any more. */
    @Test
    void anImageThatCannotBeDeletedIsDoneWithout() throws IOException {
        Path stubborn = Files.createDirectory(folder.resolve("stubborn"));
        Files.writeString(stubborn.resolve("file"), "in it");
        TestIndexes.images(folder, 0).clear();
        assertThat(stubborn).exists();
    }

    @Test
    void anImageIsDueWhenTheIndexHasGrownByASixteenth() {
        IndexImages images = TestIndexes.images(folder, 1_000);
        assertThat(images.isDue(999, 0)).isFalse();
        assertThat(images.isDue(1_000, 0)).isTrue();
        assertThat(images.isDue(1_999, 1_000)).isFalse();
        assertThat(images.isDue(33_999, 32_000)).isFalse();
        assertThat(images.isDue(34_000, 32_000)).isTrue();
    }

    /** Nothing but the image can answer: the rows are gone. A rebuild takes it away too. */
    @Test
    void theNextProcessTakesTheImageUntilTheProjectionsAreReplaced() throws IOException {
        Files.delete(file);
        Question question = new Question(RandomHistory.CRISIS, 0, HISTORY.head(), null, 1);
        long entries = indexes().of(question).entries();
        assertThat(entries).isPositive();
        file = onlyFile();

        EVIDENCE.jdbc().update("delete from evidence_development");
        CrisisIndexes next = indexes();
        assertThat(next.of(question).entries()).isEqualTo(entries);

        next.forget();
        assertThat(file).doesNotExist();
        assertThat(next.of(question).entries()).isZero();
    }

    private CrisisIndexes indexes() {
        RecordedLedger ledger = new RecordedLedger(HISTORY.facts());
        ledger.show(HISTORY.head());
        return new CrisisIndexes(EVIDENCE.reader(), ledger, TestIndexes.images(folder, 1), "64MB");
    }

    /**
     * Whoever changes what an index holds of the same entries must raise the format in {@link IndexImages}, or a server
     * goes on with what an older program has written. Then, or when only the random histories are others, this is to be
     * brought up to date.
     */
    @Test
    void whatAnIndexHoldsIsThatOfTheFormat() throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (OutputStream nowhere = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            for (long seed = 1; seed <= 50; seed++) {
                RandomHistory history = RandomHistory.of(seed);
                EVIDENCE.clear();
                EVIDENCE.record(history.facts());
                CrisisIndex index = RandomHistoriesTest.index(
                        EVIDENCE,
                        EVIDENCE.reader().codebooks(crisis(), 0, history.head()).getFirst());
                index.catchUp(EVIDENCE.reader(), history.head());
                ImageOutput image = new ImageOutput(Channels.newChannel(nowhere));
                index.write(image, revision -> new byte[0]);
                image.end();
            }
        }
        assertThat(HexFormat.of().formatHex(digest.digest()))
                .isEqualTo("dbfb57063b76f7012e1c56d732dca84e96507d0cfe4f649de3fb154d5a9d6946");
    }

    private CrisisIndex read(long visible) {
        return TestIndexes.read(folder, IndexImagesTest::empty, visible);
    }

    private static CrisisIndex full(int version) {
        CrisisIndex index = empty(version);
        index.catchUp(EVIDENCE.reader(), HISTORY.head());
        return index;
    }

    private static CrisisIndex empty() {
        return empty(1);
    }

    private static CrisisIndex empty(int version) {
        return new CrisisIndex(crisis(), version, codebook());
    }

    private static NumberedCrisis crisis() {
        return EVIDENCE.reader().crisis(RandomHistory.CRISIS).orElseThrow();
    }

    private static Codebook codebook() {
        return EVIDENCE.reader()
                .codebook(
                        crisis(),
                        EVIDENCE.reader().codebooks(crisis(), 0, HISTORY.head()).getFirst());
    }

    private Path onlyFile() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.getFirst();
        }
    }
}
