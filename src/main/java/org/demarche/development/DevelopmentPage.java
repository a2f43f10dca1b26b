package org.demarche.development;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of developments, ordered by moment, then id.
 *
 * @param next where the next page begins; null on the last
 */
public record DevelopmentPage(
        List<DevelopmentView> developments, @Nullable String next) {
    public DevelopmentPage {
        developments = List.copyOf(developments);
    }
}
