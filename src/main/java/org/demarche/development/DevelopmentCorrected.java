package org.demarche.development;

import org.demarche.crisis.CrisisId;
import org.demarche.kernel.EventType;

/** The whole content was replaced by {@code version} (from 2); the reports are kept. */
@EventType("development-corrected")
public record DevelopmentCorrected(CrisisId crisis, DevelopmentId development, int version, Content content)
        implements DevelopmentEvent {
    @Override
    public Content written() {
        return content;
    }
}
