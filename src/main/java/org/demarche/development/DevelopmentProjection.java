package org.demarche.development;

import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.Set;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.demarche.crisis.CrisisId;
import org.demarche.crisis.Zones;
import org.demarche.kernel.Stamp;
import org.demarche.ledger.Projections;
import org.demarche.source.SourceId;
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
        ZoneId zone = zone(event.crisis());
        Traits traits = Traits.of(event.content());
        long published = Long.MAX_VALUE;
        Set<SourceId> sources = new LinkedHashSet<>();
        for (Report report : event.reports()) {
            published = Math.min(published, report.published(zone, stamp.recordedAt()));
            sources.add(report.source());
        }
        states.add(
                event,
                new State(
                        1,
                        Status.RECORDED,
                        Span.of(event.content().occurred(), zone),
                        traits.words(),
                        traits.type(),
                        State.line(traits.actors()),
                        State.line(sources),
                        stamp.revision(),
                        stamp.revision(),
                        published),
                stamp);
        facets.add(event, traits);
        sources.forEach(source -> facets.add(event, source));
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
        facets.add(event, traits);
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
        facets.add(event, report.source());
    }

    private ZoneId zone(CrisisId crisis) {
        return zones.find(crisis)
                .orElseThrow(() -> new IllegalStateException("a development of a crisis never opened: " + crisis));
    }
}
