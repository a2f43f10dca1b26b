package org.demarche.stance.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.demarche.Databases;
import org.demarche.development.DevelopmentId;
import org.demarche.stance.Track;
import org.demarche.stance.evidence.AdoptedCodebook;
import org.demarche.stance.evidence.NumberedCrisis;
import org.demarche.stance.evidence.RecordedEvidence;
import org.demarche.stance.model.Appraisal;
import org.demarche.stance.model.Contributions;
import org.demarche.stance.reference.RandomHistory;
import org.demarche.stance.reference.ReferenceStance;
import org.demarche.stance.reference.ReferenceStances;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The projection and the index against the reference, over random histories. */
class RandomHistoriesTest {
    private static final int HISTORIES = 1_000;
    private static final DataSource DATABASE = Databases.H2.migrated();

    @Test
    void anIndexLoadedAtOnceAgreesWithTheReference() {
        int declared = 0;
        for (long seed = 1; seed <= HISTORIES; seed++) {
            RandomHistory history = RandomHistory.of(seed);
            RecordedEvidence evidence = new RecordedEvidence(DATABASE);
            evidence.record(history.facts());
            declared += agreeing(seed, history, evidence, history.head(), history.head());
        }
        assertThat(declared).as("questions that found evidence").isGreaterThan(HISTORIES / 2);
    }

    @Test
    void anIndexCaughtUpInStepsAgreesWithTheReferenceAfterEach() {
        int declared = 0;
        for (long seed = 1; seed <= HISTORIES; seed++) {
            RandomHistory history = RandomHistory.of(seed);
            RecordedEvidence evidence = new RecordedEvidence(DATABASE);
            evidence.record(history.facts());
            declared += agreeing(seed, history, evidence, 1, history.chance().between(1, 9));
        }
        assertThat(declared).as("questions that found evidence").isGreaterThan(HISTORIES / 2);
    }

    @Test
    void anIndexFromItsImageGoesOnAndAgreesWithTheReference(@TempDir Path folder) {
        int declared = 0;
        for (long seed = 1; seed <= HISTORIES; seed++) {
            RandomHistory history = RandomHistory.of(seed);
            RecordedEvidence evidence = new RecordedEvidence(DATABASE);
            evidence.record(history.facts());
            ReferenceStances reference = new ReferenceStances(history.facts(), RandomHistory.CRISIS);
            AdoptedCodebook codebook = codebook(history, evidence);
            CrisisIndex written = index(evidence, codebook);
            long first = history.chance().between(1L, history.head());
            long second = history.chance().between(first, history.head());
            written.catchUp(evidence.reader(), first);
            written.catchUp(evidence.reader(), second);
            TestIndexes.write(folder, written);
            CrisisIndex read = TestIndexes.read(folder, () -> index(evidence, codebook), second);
            assertThat(read.indexed()).isEqualTo(second);
            for (long indexed : new long[] {second, history.head()}) {
                read.catchUp(evidence.reader(), indexed);
                for (int i = 0; i < 6; i++) {
                    declared += agreeing(seed, history, reference, read, indexed);
                }
            }
        }
        assertThat(declared).as("questions that found evidence").isGreaterThan(HISTORIES / 2);
    }

    /** Asks after each step about the revisions so far, under one version of the codebook. */
    private static int agreeing(long seed, RandomHistory history, RecordedEvidence evidence, long first, long step) {
        ReferenceStances reference = new ReferenceStances(history.facts(), RandomHistory.CRISIS);
        CrisisIndex index = index(evidence, codebook(history, evidence));
        int declared = 0;
        for (long indexed = first; indexed <= history.head(); indexed += step) {
            index.catchUp(evidence.reader(), indexed);
            for (int i = 0; i < 6; i++) {
                declared += agreeing(seed, history, reference, index, indexed);
            }
        }
        return declared;
    }

    private static AdoptedCodebook codebook(RandomHistory history, RecordedEvidence evidence) {
        NumberedCrisis crisis = evidence.reader().crisis(RandomHistory.CRISIS).orElseThrow();
        return history.chance().oneOf(evidence.reader().codebooks(crisis, 0, history.head()));
    }

    static CrisisIndex index(RecordedEvidence evidence, AdoptedCodebook adopted) {
        NumberedCrisis crisis = evidence.reader().crisis(RandomHistory.CRISIS).orElseThrow();
        return new CrisisIndex(crisis, adopted.version(), evidence.reader().codebook(crisis, adopted));
    }

    private static int agreeing(
            long seed, RandomHistory history, ReferenceStances reference, CrisisIndex index, long indexed) {
        Track track = history.track();
        long revision =
                history.chance().percent(50) ? indexed : history.chance().between(0L, indexed);
        long at = history.moment();
        Long published = history.published();
        ReferenceStance expected = reference.stance(track, at, revision, published, index.version());
        assertThat(stance(index, track, at, revision, published))
                .as("seed %d, %s at %d, revision %d of %d, published %s", seed, track, at, revision, indexed, published)
                .isEqualTo(expected);
        Appraisal glanced = new StanceReader(index).known(revision, published).appraise(index.track(track), at);
        assertThat(glanced)
                .as("glanced at: seed %d, %s at %d, revision %d of %d", seed, track, at, revision, indexed)
                .returns(expected.label(), Appraisal::label)
                .returns(expected.weight(), Appraisal::weight)
                .returns(expected.value() == null ? 0 : expected.value(), Appraisal::value);
        return expected.value() == null ? 0 : 1;
    }

    private static ReferenceStance stance(
            CrisisIndex index, Track track, long at, long revision, @Nullable Long published) {
        StanceReader reader = new StanceReader(index).known(revision, published);
        int number = index.track(track);
        Appraisal appraisal = reader.appraiseEvidence(number, at);
        Contributions contributions = new Contributions();
        contributions.split(reader.evidence(), index::compareDevelopments);
        Map<DevelopmentId, Integer> units = new HashMap<>();
        for (int i = 0; i < reader.evidence().size(); i++) {
            units.put(index.development(reader.evidence().development(i)), contributions.of(i));
        }
        return new ReferenceStance(
                appraisal.hasEvidence() ? appraisal.value() : null,
                appraisal.weight(),
                appraisal.label(),
                appraisal.confidence(),
                appraisal.isContested(),
                appraisal.independentOrigins(),
                units,
                appraisal.declared(),
                appraisal.revealed());
    }
}
