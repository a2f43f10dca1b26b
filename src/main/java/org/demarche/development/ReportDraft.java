package org.demarche.development;

import org.demarche.crisis.CrisisId;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.demarche.kernel.Require;
import org.demarche.source.SourceId;
import org.demarche.time.When;
import org.jspecify.annotations.Nullable;

/** A report as it is sent, alone or as part of a development: what is missing is null. */
public record ReportDraft(
        @Nullable DevelopmentId development,
        @Nullable SourceId source,
        @Nullable Integer credibility,
        @Nullable Stance stance,
        @Nullable String origin,
        @Nullable When published,
        @Nullable String url,
        @Nullable String locator,
        @Nullable String quote,
        @Nullable String language,
        @Nullable String sha256,
        @Nullable String reason) {
    /** Its filing about {@code about}. */
    public FileReport toFiling(CrisisId crisis, DevelopmentId about) {
        Require.sameId(development, about, "development");
        return new FileReport(crisis, about, toReport(), reason);
    }

    /** The report as a part of a development, which names itself and has its own reason. */
    Report toPart() {
        refuse(development, "development");
        refuse(reason, "reason");
        return toReport();
    }

    private Report toReport() {
        return new Report(
                Require.present(source, "source"),
                Require.present(credibility, "credibility"),
                Require.present(stance, "stance"),
                origin,
                published,
                url,
                locator,
                quote,
                language,
                sha256);
    }

    private static void refuse(@Nullable Object value, String field) {
        if (value != null) {
            throw new Refusal(Code.UNKNOWN_FIELD, field, "Leave this out here; the development says it.");
        }
    }
}
