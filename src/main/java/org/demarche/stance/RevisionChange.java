package org.demarche.stance;

import java.time.Instant;
import java.util.List;

/**
 * A revision at which value, label, confidence or contested at one moment differ from the revision before.
 *
 * @param parts the change of the value by development, largest first, ties by id; they sum to the whole change
 */
public record RevisionChange(
        long revision, Instant recordedAt, List<Cause> causes, Before from, After to, List<Part> parts) {
    public RevisionChange {
        causes = List.copyOf(causes);
        parts = List.copyOf(parts);
    }
}
