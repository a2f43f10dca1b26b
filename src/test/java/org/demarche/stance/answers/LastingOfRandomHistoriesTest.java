package org.demarche.stance.answers;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import javax.sql.DataSource;
import org.demarche.Databases;
import org.demarche.crisis.Subject;
import org.demarche.stance.DatedStance;
import org.demarche.stance.Question;
import org.demarche.stance.Track;
import org.demarche.stance.model.Label;
import org.demarche.stance.reference.ReferenceChange;
import org.junit.jupiter.api.Test;

/**
 * Since when a label holds and until when, against the reference, over random histories. The reference looks at every midnight,
 * so that only two months around each end of a label are followed.
 */
class LastingOfRandomHistoriesTest {
    private static final DataSource DATABASE = Databases.H2.migrated();
    private static final int HISTORIES = 150;
    private static final long DAY = 86_400;
    private static final long TWO_MONTHS = 60 * DAY;
    private static final int LIFETIME_IN_HALF_LIVES = 31;

    @Test
    void sinceIsTheMomentAtWhichTheLabelBegan() {
        Asked.each(DATABASE, HISTORIES, (asked, found) -> {
            Question question = asked.question();
            int compared = 0;
            for (Track track : declared(asked)) {
                Label label = asked.expected(question, track, question.at()).label();
                Instant since = dated(asked, track).since();
                String description = asked.description() + ", " + track + " since " + since;
                assertThat(since).as(description).isNotNull();
                long began = requireNonNull(since).getEpochSecond();
                assertThat(began).as(description).isLessThanOrEqualTo(question.at());
                assertThat(asked.expected(question, track, began).label())
                        .as(description)
                        .isEqualTo(label);
                assertThat(asked.expected(question, track, began - 1).label())
                        .as(description)
                        .isNotEqualTo(label);
                long last = Math.min(question.at(), began + TWO_MONTHS);
                assertThat(changes(asked, track, began + 1, last))
                        .as(description)
                        .noneMatch(this::isNewLabel);
                long first = Math.max(began + 1, question.at() - TWO_MONTHS);
                assertThat(changes(asked, track, first, question.at()))
                        .as(description)
                        .noneMatch(this::isNewLabel);
                compared++;
            }
            return found + compared;
        });
    }

    @Test
    void lapsesOnIsTheFirstDayOnWhichTheLabelLapses() {
        Asked.each(DATABASE, HISTORIES, (asked, found) -> {
            ZoneId zone = asked.history().dates().zone();
            int lapsing = 0;
            for (Track track : declared(asked)) {
                long at = asked.question().at();
                LocalDate lapsesOn = dated(asked, track).lapsesOn();
                String description = asked.description() + ", " + track + " lapses on " + lapsesOn;
                if (lapsesOn == null) {
                    long silence = Math.min(TWO_MONTHS, lifetime(asked, track) * DAY);
                    assertThat(changes(asked, track, at + 1, at + silence))
                            .as(description)
                            .noneMatch(this::isLapse);
                } else {
                    long day = lapsesOn.atStartOfDay(zone).toEpochSecond();
                    long early = Math.min(day - 2 * DAY, at + TWO_MONTHS);
                    assertThat(changes(asked, track, at + 1, early))
                            .as(description)
                            .noneMatch(this::isLapse);
                    long near = Math.max(at + 1, day - TWO_MONTHS);
                    assertThat(changes(asked, track, near, day + 2 * DAY).stream()
                                    .filter(this::isLapse)
                                    .map(change -> Instant.ofEpochSecond(change.when())
                                            .atZone(zone)
                                            .toLocalDate())
                                    .findFirst())
                            .as(description)
                            .contains(lapsesOn);
                    lapsing++;
                }
            }
            return found + lapsing;
        });
    }

    private boolean isNewLabel(ReferenceChange change) {
        return change.from().label() != change.to().label();
    }

    private boolean isLapse(ReferenceChange change) {
        return isNewLabel(change) && change.to().label() == Label.LAPSED;
    }

    /** At most two tracks that have a label other than for want of evidence. */
    private static List<Track> declared(Asked asked) {
        Question question = asked.question();
        return asked
                .reference()
                .picture(question.at(), question.revision(), question.published(), question.codebook())
                .keySet()
                .stream()
                .limit(2)
                .toList();
    }

    private static DatedStance dated(Asked asked, Track track) {
        return asked.answering().stances().stance(asked.question(), track);
    }

    private static List<ReferenceChange> changes(Asked asked, Track track, long from, long until) {
        Question question = asked.question();
        return from > until
                ? List.of()
                : asked.reference()
                        .timeline(track, from, until, question.revision(), question.published(), question.codebook());
    }

    private static int lifetime(Asked asked, Track track) {
        Integer named = asked.question().codebook();
        int version = named != null
                ? named
                : asked.reference().world(asked.question().revision()).codebookInForce();
        var halfLives = asked.reference().codebook(version).halfLifeDays();
        return LIFETIME_IN_HALF_LIVES
                * (track.subject() instanceof Subject.OnIssue ? halfLives.issue() : halfLives.actor());
    }
}
