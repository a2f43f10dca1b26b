package org.demarche.stance;

import java.time.Instant;
import java.util.List;
import org.demarche.actor.ActorId;
import org.demarche.crisis.Subject;

/** A moment of valid time at which the label of one track changed. */
public record LabelChange(
        Instant moment, ActorId holder, Subject subject, List<Cause> causes, Before from, After to, List<Part> parts) {
    public LabelChange {
        causes = List.copyOf(causes);
        parts = List.copyOf(parts);
    }
}
