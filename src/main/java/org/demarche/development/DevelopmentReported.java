package org.demarche.development;

import java.util.List;
import org.demarche.crisis.CrisisId;
import org.demarche.kernel.EventType;

/** A development was recorded, version 1 of its content, with its first reports (numbered from 1). */
@EventType("development-reported")
public record DevelopmentReported(CrisisId crisis, DevelopmentId development, Content content, List<Report> reports)
        implements DevelopmentEvent {
    public DevelopmentReported {
        reports = List.copyOf(reports);
    }

    @Override
    public Content written() {
        return content;
    }

    @Override
    public List<Report> added() {
        return reports;
    }
}
