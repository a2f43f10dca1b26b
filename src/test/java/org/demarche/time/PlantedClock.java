package org.demarche.time;

import java.time.LocalDate;
import java.time.ZoneOffset;

/** Breaks a rule on purpose, to see it caught. */
public final class PlantedClock {
    public LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }
}
