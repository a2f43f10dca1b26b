package org.demarche.stance.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.demarche.Databases;
import org.demarche.development.DevelopmentCorrected;
import org.demarche.development.DevelopmentReported;
import org.demarche.stance.Difference;
import org.demarche.stance.Question;
import org.demarche.stance.answers.Answering;
import org.demarche.stance.evidence.EntryKind;
import org.demarche.stance.evidence.SupposedEntry;
import org.demarche.stance.reference.Fact;
import org.demarche.stance.reference.RandomHistory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Previews against what is found after recording, over random histories: of every report and correction in them. */
class PreviewsOfRandomHistoriesTest {
    @ParameterizedTest
    @EnumSource
    void aPreviewIsTheComparisonAfterRecording(Databases databases) {
        DataSource database = databases.migrated();
        int histories =
                databases == Databases.H2 ? 40 : 5; // the rows are the same: PostgreSQL is to hand them out alike
        int previewed = 0;
        int differing = 0;
        for (long seed = 1; seed <= histories; seed++) {
            RandomHistory history = RandomHistory.of(seed);
            Answering answering = Answering.all(database, history.facts());
            Previews previews =
                    new Previews(answering.indexes(), answering.evidence().reader());
            for (Fact fact : history.facts()) {
                Optional<SupposedEntry> entry = supposed(fact.event());
                if (entry.isPresent()) {
                    long revision = fact.stamp().revision();
                    Question before = new Question(
                            RandomHistory.CRISIS,
                            history.moment(),
                            revision - 1,
                            history.published(),
                            history.codebook());
                    List<Difference> differences = previews.differences(
                            before, entry.get(), fact.stamp().recordedAt());
                    assertThat(differences)
                            .as("seed %d, %s, %s", seed, before, entry.get())
                            .isEqualTo(answering.stances().comparison(before, before.known(revision)));
                    previewed++;
                    differing += differences.size();
                }
            }
        }
        assertThat(previewed).as("previews").isGreaterThan(5 * histories);
        assertThat(differing).as("differences found").isGreaterThan(previewed / 2);
    }

    private static Optional<SupposedEntry> supposed(Object event) {
        return switch (event) {
            case DevelopmentReported reported ->
                Optional.of(new SupposedEntry(
                        EntryKind.REPORTED, reported.development(), reported.content(), reported.reports()));
            case DevelopmentCorrected corrected ->
                Optional.of(new SupposedEntry(
                        EntryKind.CORRECTED, corrected.development(), corrected.content(), List.of()));
            default -> Optional.empty();
        };
    }
}
