package org.demarche.stance.answers;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import javax.sql.DataSource;
import org.demarche.Databases;
import org.demarche.development.DevelopmentId;
import org.demarche.kernel.Refusal;
import org.demarche.stance.After;
import org.demarche.stance.Before;
import org.demarche.stance.PictureFilter;
import org.demarche.stance.Question;
import org.demarche.stance.RevisionChange;
import org.demarche.stance.Stance;
import org.demarche.stance.TimelineChange;
import org.demarche.stance.Trace;
import org.demarche.stance.Track;
import org.demarche.stance.reference.ReferenceChange;
import org.demarche.stance.reference.ReferenceStance;
import org.junit.jupiter.api.Test;

/** Every question against the reference, over random histories. */
class RandomHistoriesTest {
    private static final DataSource DATABASE = Databases.H2.migrated();
    private static final int HISTORIES = 200;

    private static void each(BiFunction<Asked, Integer, Integer> asking) {
        Asked.each(DATABASE, HISTORIES, asking);
    }

    @Test
    void aPictureHoldsWhatTheReferenceFinds() {
        each((asked, found) -> {
            Question question = asked.question();
            Map<Track, ReferenceStance> expected = asked.reference()
                    .picture(question.at(), question.revision(), question.published(), question.codebook());
            List<Stance> picture = asked.answering().stances().picture(question, PictureFilter.NONE);
            assertThat(picture.stream()
                            .map(stance -> new Track(stance.holder(), stance.subject()))
                            .toList())
                    .as(asked.description())
                    .containsExactlyElementsOf(expected.keySet());
            for (Stance stance : picture) {
                Track track = new Track(stance.holder(), stance.subject());
                assertThat(stance)
                        .as(asked.description())
                        .isEqualTo(Asked.view(track, requireNonNull(expected.get(track))));
            }
            return found + expected.size();
        });
    }

    @Test
    void aTraceSplitsTheValueAsTheReferenceDoes() {
        each((asked, found) -> {
            Question question = asked.question();
            int compared = 0;
            for (Track track : asked.reference().tracks(question.revision())) {
                ReferenceStance expected = asked.reference()
                        .stance(track, question.at(), question.revision(), question.published(), question.codebook());
                Trace trace = asked.answering().stances().trace(question, track);
                Map<DevelopmentId, Integer> contributions = new HashMap<>();
                trace.contributions()
                        .forEach(contribution ->
                                contributions.put(contribution.development(), contribution.contribution()));
                assertThat(contributions).as(asked.description()).isEqualTo(expected.contributions());
                assertThat(trace.stance().stance()).as(asked.description()).isEqualTo(Asked.view(track, expected));
                compared += contributions.size();
            }
            return found + compared;
        });
    }

    @Test
    void aTimelineHasTheChangesAndCausesThatTheReferenceFinds() {
        each((asked, found) -> {
            Question question = asked.question();
            Track track = asked.history().track();
            long from = asked.history().moment();
            long until = from + asked.history().chance().between(0L, 120 * 86_400L);
            List<ReferenceChange> expected = asked.reference()
                    .timeline(track, from, until, question.revision(), question.published(), question.codebook());
            try {
                List<TimelineChange> changes =
                        asked.answering().stances().timeline(question, track, from, until, Integer.MAX_VALUE);
                assertThat(changes)
                        .as("%s, %s from %d until %d", asked.description(), track, from, until)
                        .isEqualTo(expected.stream()
                                .map(RandomHistoriesTest::timelineChange)
                                .toList());
            } catch (Refusal unknown) {
                assertThat(asked.knows(track)).as(asked.description()).isFalse();
            }
            return found + expected.size();
        });
    }

    private static TimelineChange timelineChange(ReferenceChange change) {
        return new TimelineChange(
                Instant.ofEpochSecond(change.when()),
                change.causes(),
                new Before(change.from().label(), change.from().value()),
                new After(change.to().label(), change.to().value(), change.to().weight()),
                change.parts());
    }

    @Test
    void revisionsHaveTheChangesAndCausesThatTheReferenceFinds() {
        each((asked, found) -> {
            Question question = asked.question();
            Track track = asked.history().track();
            List<ReferenceChange> expected = asked.reference()
                    .revisions(track, question.at(), question.revision(), question.published(), question.codebook());
            try {
                assertThat(asked.answering().stances().revisions(question, track))
                        .as("%s, %s", asked.description(), track)
                        .isEqualTo(expected.stream()
                                .map(change -> revisionChange(asked, change))
                                .toList());
            } catch (Refusal unknown) {
                assertThat(asked.knows(track)).as(asked.description()).isFalse();
            }
            return found + expected.size();
        });
    }

    private static RevisionChange revisionChange(Asked asked, ReferenceChange change) {
        long recordedAt =
                asked.history().facts().get((int) change.when() - 1).stamp().recordedAt();
        return new RevisionChange(
                change.when(),
                Instant.ofEpochSecond(recordedAt),
                change.causes(),
                new Before(change.from().label(), change.from().value()),
                new After(change.to().label(), change.to().value(), change.to().weight()),
                change.parts());
    }
}
