package org.demarche.development;

import java.util.List;
import org.demarche.crisis.CrisisId;
import org.demarche.kernel.EventType;

/** A further report affirms the development; {@code number} is its place among the development's reports. */
@EventType("development-corroborated")
public record DevelopmentCorroborated(CrisisId crisis, DevelopmentId development, int number, Report report)
        implements DevelopmentEvent {
    @Override
    public List<Report> added() {
        return List.of(report);
    }
}
