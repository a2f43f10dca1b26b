package org.demarche.development;

import org.demarche.actor.ActorId;
import org.demarche.crisis.Modality;
import org.demarche.crisis.Subject;
import org.demarche.crisis.Subject.TowardActor;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.demarche.kernel.Require;
import org.jspecify.annotations.Nullable;

/**
 * What the coder says a development says about one track.
 *
 * @param position thousandths, -1000..1000; null: nothing about this track, which suppresses a derived signal
 * @param modality null only where position is null
 */
public record Signal(
        ActorId holder,
        Subject subject,
        @Nullable Integer position,
        @Nullable Modality modality,
        @Nullable String rationale) {
    public Signal {
        Require.present(holder, "holder");
        Require.present(subject, "subject");
        if (subject instanceof TowardActor other && other.actor().equals(holder)) {
            throw new Refusal(Code.SELF_STANCE, "holder", "Name another actor; none holds a stance toward itself.");
        }
        if (position != null) {
            if (position < -1_000 || position > 1_000) {
                throw new Refusal(Code.POSITION_RANGE, "position", "Give a whole number from -1000 to 1000.");
            }
            Require.present(modality, "modality");
        }
        rationale = Require.optionalText(rationale, "rationale");
    }

    /** Whose stance, about what. */
    record Track(ActorId holder, Subject subject) {}

    Track track() {
        return new Track(holder, subject);
    }
}
