package org.demarche.stance.days;

import java.time.LocalDate;
import java.util.Objects;
import org.demarche.actor.ActorId;
import org.demarche.crisis.Subject;
import org.demarche.stance.Stance;
import org.demarche.stance.Track;
import org.demarche.stance.model.Confidence;
import org.demarche.stance.model.Label;
import org.jspecify.annotations.Nullable;

/**
 * A stance as it is at the end of a day, and was not at the end of the day before. Of its weight, which fades from day to day,
 * nothing is told.
 *
 * @param day of the crisis
 * @param value millionths; null when {@code UNDECLARED}
 */
public record DayChange(
        LocalDate day,
        ActorId holder,
        Subject subject,
        Label label,
        @Nullable Integer value,
        @Nullable Confidence confidence,
        boolean contested) {
    static DayChange of(LocalDate day, Stance stance) {
        return new DayChange(
                day,
                stance.holder(),
                stance.subject(),
                stance.label(),
                stance.value(),
                stance.confidence(),
                stance.contested());
    }

    /** That nothing of the track is left. */
    static DayChange gone(LocalDate day, Track track) {
        return new DayChange(day, track.holder(), track.subject(), Label.UNDECLARED, null, null, false);
    }

    /** Whether two stances on one track are told alike. */
    static boolean saysTheSame(Stance one, Stance other) {
        return one.label() == other.label()
                && Objects.equals(one.value(), other.value())
                && one.confidence() == other.confidence()
                && one.contested() == other.contested();
    }
}
