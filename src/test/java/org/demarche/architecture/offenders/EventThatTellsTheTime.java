package org.demarche.architecture.offenders;

import org.demarche.kernel.EventType;

@EventType("offence-timed")
public record EventThatTellsTheTime() {
    public long age() {
        return System.currentTimeMillis();
    }
}
