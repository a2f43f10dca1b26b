package org.demarche.stance.reference;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.demarche.crisis.Codebook;
import org.demarche.development.Report;
import org.demarche.development.Stance;

/** Section 3, for the reports of one development that count. */
record SlowCredence(Exact credence, Exact denying, Set<String> affirmingOrigins) {
    static SlowCredence of(List<Report> reports, World world, Codebook codebook) {
        Map<String, Integer> affirming = new HashMap<>();
        Map<String, Integer> denying = new HashMap<>();
        for (Report report : reports) {
            int q = requireNonNull(codebook.credence().get(world.grade(report.source())))
                    .get(report.credibility() - 1);
            String origin =
                    report.origin() != null ? report.origin() : report.source().value();
            (report.stance() == Stance.AFFIRMS ? affirming : denying).merge(origin, q, Math::max);
        }
        Exact believed = pool(affirming);
        Exact disbelieved = pool(denying);
        Exact cap = Exact.of(codebook.credenceCap(), 100);
        return new SlowCredence(
                cap.min(believed.times(Exact.ONE.minus(disbelieved))), disbelieved, Set.copyOf(affirming.keySet()));
    }

    private static Exact pool(Map<String, Integer> qualities) {
        Exact doubt = Exact.ONE;
        for (int q : qualities.values()) {
            doubt = doubt.times(Exact.of(100 - q, 100));
        }
        return Exact.ONE.minus(doubt);
    }
}
