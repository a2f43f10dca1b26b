package org.demarche.crisis;

import java.time.ZoneId;
import java.util.Map;
import java.util.Set;

/**
 * What a development may refer to in its crisis.
 *
 * @param zone in which its dates are days
 * @param issues all issues raised so far
 * @param standing the types of the current codebook, and whether a development of the type goes on while it lasts
 * @param review how what is recorded of it is reviewed
 */
public record KnownCrisis(ZoneId zone, Set<IssueId> issues, Map<String, Boolean> standing, Review review) {
    public KnownCrisis {
        issues = Set.copyOf(issues);
        standing = Map.copyOf(standing);
    }
}
