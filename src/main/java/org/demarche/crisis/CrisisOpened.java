package org.demarche.crisis;

import java.time.ZoneId;
import org.demarche.kernel.EventType;
import org.jspecify.annotations.Nullable;

/** A crisis was opened, with version 1 of its codebook. {@code zone}: in which its dates are days. */
@EventType("crisis-opened")
public record CrisisOpened(
        CrisisId crisis,
        String title,
        ZoneId zone,
        @Nullable String summary,
        Codebook codebook) implements CrisisEvent {}
