package org.demarche.development;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.demarche.crisis.CrisisId;
import org.demarche.crisis.KnownCrisis;
import org.demarche.kernel.Beginnings;
import org.demarche.kernel.Write;
import org.springframework.stereotype.Component;

/** Reports of developments that are not there yet. */
@Component
class FirstReports implements Beginnings {
    private final References references;

    FirstReports(References references) {
        this.references = references;
    }

    @Override
    public String type() {
        return Development.TYPE;
    }

    @Override
    public Optional<String> recordOf(Write write) {
        return write instanceof ReportDevelopment report ? Optional.of(report.aggregate()) : Optional.empty();
    }

    @Override
    public Decider decider() {
        Map<CrisisId, KnownCrisis> crises = new HashMap<>();
        return write -> {
            ReportDevelopment report = (ReportDevelopment) write;
            KnownCrisis crisis = crises.computeIfAbsent(report.crisis(), references::crisis);
            references.check(report, crisis);
            DevelopmentEvent first = Development.first(report, crisis.review());
            return new Begun(first, first instanceof ProposalEvent);
        };
    }
}
