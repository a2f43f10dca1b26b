package org.demarche.stance.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.BiFunction;
import javax.sql.DataSource;
import org.demarche.stance.Question;
import org.demarche.stance.Stance;
import org.demarche.stance.Track;
import org.demarche.stance.reference.RandomHistory;
import org.demarche.stance.reference.ReferenceStance;
import org.demarche.stance.reference.ReferenceStances;

/** A random history, recorded at once, and what to ask about it. */
record Asked(long seed, RandomHistory history, Answering answering, ReferenceStances reference, Question question) {
    private Asked(long seed, RandomHistory history, DataSource database) {
        this(
                seed,
                history,
                Answering.all(database, history.facts()),
                new ReferenceStances(history.facts(), RandomHistory.CRISIS),
                new Question(
                        RandomHistory.CRISIS,
                        history.moment(),
                        history.revision(),
                        history.published(),
                        history.codebook()));
    }

    /** Asks about so many histories, those whose crisis is open at the revision; {@code asking} counts what it compared. */
    static void each(DataSource database, int histories, BiFunction<Asked, Integer, Integer> asking) {
        int found = 0;
        for (long seed = 1; seed <= histories; seed++) {
            Asked asked = new Asked(seed, RandomHistory.of(seed), database);
            if (asked.isOpen(asked.question())) {
                found = asking.apply(asked, found);
            }
        }
        assertThat(found).as("what was compared").isGreaterThan(histories / 4);
    }

    String description() {
        return "seed " + seed + ", " + question;
    }

    boolean isOpen(Question other) {
        return reference.world(other.revision()).isOpen();
    }

    boolean knows(Track track) {
        return reference.world(question.revision()).knows(track.holder(), track.subject());
    }

    /** Where the reference finds that the track stands. */
    ReferenceStance expected(Question other, Track track, long at) {
        return reference.stance(track, at, other.revision(), other.published(), other.codebook());
    }

    static Stance view(Track track, ReferenceStance expected) {
        return new Stance(
                track.holder(),
                track.subject(),
                expected.label(),
                expected.value(),
                expected.weight(),
                expected.confidence(),
                expected.contested(),
                expected.independentOrigins(),
                expected.declared(),
                expected.revealed());
    }
}
