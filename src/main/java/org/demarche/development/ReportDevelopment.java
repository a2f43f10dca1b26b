package org.demarche.development;

import java.util.List;
import org.demarche.crisis.CrisisId;
import org.demarche.kernel.Require;
import org.jspecify.annotations.Nullable;

/** Record a development with its first reports. */
public record ReportDevelopment(
        CrisisId crisis,
        DevelopmentId development,
        Content content,
        List<Report> reports,
        @Nullable String reason) implements DevelopmentWrite {
    public ReportDevelopment {
        content.requireNotSuperseding(development);
        reports = Require.some(Require.list(reports, "reports", Content.MOST), "reports");
        reason = Require.optionalReason(reason);
    }
}
