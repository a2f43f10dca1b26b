package org.demarche.source;

import org.demarche.kernel.Require;
import org.jspecify.annotations.Nullable;

/** A source as it is sent: what is missing is null. */
public record SourceDraft(
        @Nullable SourceId id,
        @Nullable String name,
        @Nullable Reliability reliability,
        @Nullable String url,
        @Nullable String reason) {
    /** Its registration as {@code source}. */
    public RegisterSource toRegistration(SourceId source) {
        Require.sameId(id, source, "id");
        return new RegisterSource(
                source, Require.present(name, "name"), Require.present(reliability, "reliability"), url, reason);
    }
}
