package org.demarche.development;

import java.time.ZoneId;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.demarche.crisis.CrisisId;
import org.demarche.crisis.Zones;
import org.demarche.kernel.Stamp;
import org.demarche.ledger.Projections;
import org.springframework.stereotype.Component;

/** Keeps the register of developments. */
@Component
@ProcessingGroup(Projections.GROUP)
class DevelopmentProjection {
    private final Zones zones;
    private final StateStore states;
    private final ReportStore reports;
    private final FacetStore facets;

    DevelopmentProjection(Zones zones, StateStore states, ReportStore reports, FacetStore facets) {
        this.zones = zones;
        this.states = states;
        this.reports = reports;
        this.facets = facets;
    }

    @EventHandler
    void on(DevelopmentReported event, Stamp stamp) {
        Traits traits = Traits.of(event.content());
        states.add(event, State.reported(event, traits, zone(event.crisis()), stamp), stamp);
        facets.add(event.crisis(), traits, stamp.revision());
        State.sources(event).forEach(source -> facets.add(event.crisis(), source, stamp.revision()));
    }

    @EventHandler
    void on(DevelopmentCorroborated event, Stamp stamp) {
        add(event, event.number(), event.report(), stamp);
    }

    @EventHandler
    void on(DevelopmentDenied event, Stamp stamp) {
        add(event, event.number(), event.report(), stamp);
    }

    @EventHandler
    void on(DevelopmentCorrected event, Stamp stamp) {
        Span span = Span.of(event.content().occurred(), zone(event.crisis()));
        Traits traits = Traits.of(event.content());
        states.replace(event, states.current(event).corrected(event.version(), traits, span, stamp.revision()), stamp);
        facets.add(event.crisis(), traits, stamp.revision());
    }

    @EventHandler
    void on(DevelopmentRetracted event, Stamp stamp) {
        states.replace(event, states.current(event).turned(Status.RETRACTED), stamp);
    }

    @EventHandler
    void on(DevelopmentReinstated event, Stamp stamp) {
        states.replace(event, states.current(event).turned(Status.RECORDED), stamp);
    }

    private void add(DevelopmentEvent event, int number, Report report, Stamp stamp) {
        reports.add(event, number, report, zone(event.crisis()), stamp);
        facets.add(event.crisis(), report.source(), stamp.revision());
    }

    private ZoneId zone(CrisisId crisis) {
        return zones.find(crisis)
                .orElseThrow(() -> new IllegalStateException("a development of a crisis never opened: " + crisis));
    }
}
