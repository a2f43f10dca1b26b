package org.demarche.development;

import java.util.Set;
import org.demarche.crisis.CrisisId;

/** Which developments a crisis has, retracted ones included, so far as the projections have read. Thread-safe. */
public interface KnownDevelopments {
    /** Those of {@code developments} that the crisis does not have. One look-up however many they are. */
    Set<DevelopmentId> unknown(CrisisId crisis, Set<DevelopmentId> developments);
}
