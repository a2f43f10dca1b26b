package org.demarche.architecture.offenders;

import java.util.concurrent.ThreadLocalRandom;
import org.axonframework.config.ProcessingGroup;

@ProcessingGroup("offences")
public final class ProjectionThatThrowsDice {
    public int on(EventThatTellsTheTime event) {
        return ThreadLocalRandom.current().nextInt();
    }
}
