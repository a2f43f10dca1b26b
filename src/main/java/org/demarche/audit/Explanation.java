package org.demarche.audit;

import java.io.PrintWriter;
import org.demarche.crisis.CrisisId;
import org.demarche.stance.Contribution;
import org.demarche.stance.Stance;
import org.demarche.stance.Trace;
import org.demarche.stance.TracedReport;
import org.demarche.web.AsOf;

/** A trace, told to somebody who reads it in a terminal. */
final class Explanation {
    private final PrintWriter out;

    Explanation(PrintWriter out) {
        this.out = out;
    }

    void print(CrisisId crisis, AsOf asOf, Trace trace) {
        Stance stance = trace.stance().stance();
        out.printf("%s on %s, %s%n", stance.holder(), stance.subject(), crisis);
        out.printf(
                "at %s (%s), as known at revision %d of root %s%n",
                asOf.at(), asOf.moment(), asOf.revision(), asOf.known().root());
        if (asOf.published() != null) {
            out.printf("by what had been published by %s (%s)%n", asOf.published(), asOf.publishedMoment());
        }
        out.printf("codebook %d, time zones %s%n%n", asOf.codebook(), asOf.tzdata());
        out.printf("%s%s%n", stance.label(), stance.contested() ? ", contested" : "");
        out.printf("value %s, weight %d, confidence %s%n", stance.value(), stance.weight(), stance.confidence());
        out.printf(
                "declared %s, revealed %s, independent origins %d%n",
                stance.declared(), stance.revealed(), stance.independentOrigins());
        out.printf(
                "since %s, lapses on %s%n%n",
                trace.stance().since(), trace.stance().lapsesOn());
        trace.contributions().forEach(this::print);
        out.printf("%10d  the value, in millionths%n", sum(trace));
    }

    private static int sum(Trace trace) {
        return trace.contributions().stream()
                .mapToInt(Contribution::contribution)
                .sum();
    }

    private void print(Contribution each) {
        out.printf(
                "%10d  %s, occurred %s, revision %d%n",
                each.contribution(), each.development(), each.occurred(), each.revision());
        out.printf(
                "%10s  position %d by %s, %s%s%s, credence %d, weight %d%n",
                "",
                each.position(),
                each.derivedBy(),
                each.modality(),
                each.standing() ? ", standing" : "",
                each.superseded() ? ", superseded" : "",
                each.credence(),
                each.weight());
        each.reports().forEach(this::print);
    }

    private void print(TracedReport traced) {
        out.printf(
                "%10s  %s by %s (%s%d), revision %d%s%n",
                "",
                traced.report().stance(),
                traced.report().source(),
                traced.reliability(),
                traced.report().credibility(),
                traced.revision(),
                traced.report().locator() == null ? "" : ", " + traced.report().locator());
    }
}
