package org.demarche.crisis;

import java.time.ZoneId;
import org.demarche.kernel.Require;
import org.jspecify.annotations.Nullable;

/** Open a crisis; {@code codebook} null: the shipped default. How it is reviewed does not change any more. */
public record OpenCrisis(
        CrisisId crisis,
        String title,
        ZoneId zone,
        @Nullable String summary,
        @Nullable Codebook codebook,
        Review review,
        @Nullable String reason)
        implements CrisisWrite {
    public OpenCrisis {
        title = Require.text(title, "title");
        summary = Require.optionalText(summary, "summary");
        reason = Require.optionalReason(reason);
    }
}
