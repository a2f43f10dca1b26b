package org.demarche.development;

import java.util.List;
import org.demarche.crisis.CrisisId;
import org.jspecify.annotations.Nullable;

/** Record a development with its first reports. */
public record ReportDevelopment(
        CrisisId crisis,
        DevelopmentId development,
        Content content,
        List<Report> reports,
        @Nullable String reason) {}
