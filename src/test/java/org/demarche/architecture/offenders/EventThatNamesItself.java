package org.demarche.architecture.offenders;

import java.util.UUID;
import org.demarche.kernel.EventType;

@EventType("offence-named")
public record EventThatNamesItself(String id) {
    public EventThatNamesItself() {
        this(UUID.randomUUID().toString());
    }
}
