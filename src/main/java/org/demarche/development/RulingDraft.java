package org.demarche.development;

import org.demarche.crisis.CrisisId;
import org.demarche.kernel.Require;
import org.jspecify.annotations.Nullable;

/** A retraction or a reinstatement as it is sent: what is missing is null. */
public record RulingDraft(
        @Nullable DevelopmentId development, @Nullable String reason) {
    /** The retraction of {@code about}. */
    public RetractDevelopment toRetraction(CrisisId crisis, DevelopmentId about) {
        Require.sameId(development, about, "development");
        return new RetractDevelopment(crisis, about, reason);
    }

    /** The reinstatement of {@code about}. */
    public ReinstateDevelopment toReinstatement(CrisisId crisis, DevelopmentId about) {
        Require.sameId(development, about, "development");
        return new ReinstateDevelopment(crisis, about, reason);
    }
}
