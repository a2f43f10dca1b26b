package org.demarche.stance;

import java.util.List;
import org.demarche.actor.ActorId;
import org.demarche.crisis.Subject;

/**
 * A track whose value, label, confidence or contested differ between two questions.
 *
 * @param parts the change of the value by development, largest first, ties by id; they sum to the whole change
 */
public record Difference(ActorId holder, Subject subject, Reading from, Reading to, List<Part> parts) {
    public Difference {
        parts = List.copyOf(parts);
    }
}
