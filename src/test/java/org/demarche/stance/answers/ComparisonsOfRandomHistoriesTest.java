package org.demarche.stance.answers;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.demarche.Databases;
import org.demarche.development.DevelopmentId;
import org.demarche.stance.Difference;
import org.demarche.stance.Part;
import org.demarche.stance.Question;
import org.demarche.stance.Reading;
import org.demarche.stance.Track;
import org.demarche.stance.reference.ReferenceChange;
import org.demarche.stance.reference.ReferenceStance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Comparisons against the reference, over random histories. */
class ComparisonsOfRandomHistoriesTest {
    private static final DataSource DATABASE = Databases.H2.migrated();
    private static final int HISTORIES = 200;
    private static final int FEW = 10;

    @ParameterizedTest
    @EnumSource
    void aComparisonHasTheTracksAndReadingsThatTheReferenceFinds(Databases database) {
        boolean isH2 = database == Databases.H2;
        Asked.each(isH2 ? DATABASE : database.migrated(), isH2 ? HISTORIES : FEW, (asked, found) -> {
            Question from = asked.question();
            Question to =
                    from.at(asked.history().moment()).known(asked.history().revision());
            String description = asked.description() + " to " + to;
            List<Track> differing = new ArrayList<>();
            Map<Track, Difference> differences = new HashMap<>();
            for (Difference difference : asked.answering().stances().comparison(from, to)) {
                Track track = new Track(difference.holder(), difference.subject());
                differing.add(track);
                differences.put(track, difference);
            }
            List<Track> expected = new ArrayList<>();
            for (Track track : tracks(asked, from, to)) {
                ReferenceStance before = asked.expected(from, track, from.at());
                ReferenceStance after = asked.expected(to, track, to.at());
                if (after.differsFrom(before)) {
                    expected.add(track);
                    assertThat(differences).as(description).containsKey(track);
                    agree(requireNonNull(differences.get(track)), before, after, description);
                }
            }
            assertThat(differing).as(description).isEqualTo(expected);
            return found + expected.size();
        });
    }

    private static SortedSet<Track> tracks(Asked asked, Question from, Question to) {
        SortedSet<Track> tracks = new TreeSet<>(asked.reference().tracks(from.revision()));
        tracks.addAll(asked.reference().tracks(to.revision()));
        return tracks;
    }

    private static void agree(
            Difference difference, ReferenceStance before, ReferenceStance after, String description) {
        assertThat(difference.from()).as(description).isEqualTo(reading(before));
        assertThat(difference.to()).as(description).isEqualTo(reading(after));
        Map<DevelopmentId, Integer> changes = new HashMap<>(after.contributions());
        before.contributions().forEach((id, contribution) -> changes.merge(id, -contribution, Integer::sum));
        changes.values().removeIf(change -> change == 0);
        Map<DevelopmentId, Integer> parts = new HashMap<>();
        difference.parts().forEach(part -> parts.put(part.development(), part.change()));
        assertThat(parts).as(description).isEqualTo(changes);
    }

    private static Reading reading(ReferenceStance stance) {
        return new Reading(stance.label(), stance.value(), stance.weight(), stance.confidence(), stance.contested());
    }

    @Test
    void overOneEntryItHasThePartsOfThatRevision() {
        Asked.each(DATABASE, HISTORIES, (asked, found) -> {
            Question question = asked.question();
            Track track = asked.history().track();
            List<ReferenceChange> changes = asked.reference()
                    .revisions(track, question.at(), question.revision(), question.published(), question.codebook());
            for (ReferenceChange change : changes) {
                List<Part> parts = asked
                        .answering()
                        .stances()
                        .comparison(question.known(change.when() - 1), question.known(change.when()))
                        .stream()
                        .filter(difference -> track.equals(new Track(difference.holder(), difference.subject())))
                        .flatMap(difference -> difference.parts().stream())
                        .toList();
                assertThat(parts)
                        .as("%s, %s at revision %d", asked.description(), track, change.when())
                        .isEqualTo(change.parts());
            }
            return found + changes.size();
        });
    }
}
