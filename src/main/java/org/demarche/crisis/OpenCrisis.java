package org.demarche.crisis;

import java.time.ZoneId;
import org.demarche.kernel.Require;
import org.jspecify.annotations.Nullable;

/** Open a crisis; {@code codebook} null: the shipped default. */
public record OpenCrisis(
        CrisisId crisis,
        String title,
        ZoneId zone,
        @Nullable String summary,
        @Nullable Codebook codebook,
        @Nullable String reason)
        implements CrisisWrite {
    public OpenCrisis {
        title = Require.text(title, "title");
        summary = Require.optionalText(summary, "summary");
        reason = Require.optionalReason(reason);
    }
}
