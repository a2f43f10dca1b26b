package org.demarche.source;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.demarche.kernel.Require;
import org.demarche.kernel.Write;
import org.jspecify.annotations.Nullable;

/** Enter a source, or regrade one that is there (needs a reason). */
public record RegisterSource(
        SourceId source,
        String name,
        Reliability reliability,
        @Nullable String url,
        @Nullable String reason) implements Write {
    public RegisterSource {
        name = Require.text(name, "name");
        Require.present(reliability, "reliability");
        Require.url(url, "url");
        reason = Require.optionalReason(reason);
    }

    /** The aggregate that decides. */
    @TargetAggregateIdentifier
    public String aggregate() {
        return aggregate(source);
    }

    static String aggregate(SourceId source) {
        return "sources/" + source;
    }
}
