package org.demarche.stance;

import java.time.Instant;
import java.util.List;

/**
 * A moment of valid time at which value, label, confidence or contested differ from the second before.
 *
 * @param parts the change of the value by development, largest first, ties by id; they sum to the whole change
 */
public record TimelineChange(Instant moment, List<Cause> causes, Before from, After to, List<Part> parts) {
    public TimelineChange {
        causes = List.copyOf(causes);
        parts = List.copyOf(parts);
    }
}
