package org.demarche.stance;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of label changes, ordered by moment, holder, subject.
 *
 * @param next cursor of the page after; null when there is none
 */
public record LabelChanges(
        List<LabelChange> changes, @Nullable String next) {
    public LabelChanges {
        changes = List.copyOf(changes);
    }
}
