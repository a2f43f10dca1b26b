package org.demarche.development;

import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
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
    private final ContentStore contents;
    private final ReportStore reports;
    private final FacetStore facets;

    DevelopmentProjection(
            Zones zones, StateStore states, ContentStore contents, ReportStore reports, FacetStore facets) {
        this.zones = zones;
        this.states = states;
        this.contents = contents;
        this.reports = reports;
        this.facets = facets;
    }

    @EventHandler
    void on(DevelopmentReported event, Stamp stamp) {
        ZoneId zone = zone(event.crisis());
        Span span = Span.of(event.content().occurred(), zone);
        states.add(event, Change.REPORTED, State.reported(event.content(), span), stamp);
        contents.add(event, 1, event.content());
        reports.add(event, Change.REPORTED, 1, event.reports(), zone, stamp);
        Set<SourceId> sources = new LinkedHashSet<>();
        event.reports().forEach(report -> sources.add(report.source()));
        facets.file(event, 1, event.content(), sources, span, stamp);
    }

    @EventHandler
    void on(DevelopmentCorroborated event, Stamp stamp) {
        add(event, Change.CORROBORATED, event.number(), event.report(), stamp);
    }

    @EventHandler
    void on(DevelopmentDenied event, Stamp stamp) {
        add(event, Change.DENIED, event.number(), event.report(), stamp);
    }

    @EventHandler
    void on(DevelopmentCorrected event, Stamp stamp) {
        Span span = Span.of(event.content().occurred(), zone(event.crisis()));
        states.replace(
                event, Change.CORRECTED, state -> state.corrected(event.version(), event.content(), span), stamp);
        contents.add(event, event.version(), event.content());
        facets.file(event, event.version(), event.content(), reports.sources(event), span, stamp);
    }

    @EventHandler
    void on(DevelopmentRetracted event, Stamp stamp) {
        states.replace(event, Change.RETRACTED, state -> state.turned(Status.RETRACTED), stamp);
    }

    @EventHandler
    void on(DevelopmentReinstated event, Stamp stamp) {
        states.replace(event, Change.REINSTATED, state -> state.turned(Status.RECORDED), stamp);
    }

    private void add(DevelopmentEvent event, Change change, int number, Report report, Stamp stamp) {
        reports.add(event, change, number, List.of(report), zone(event.crisis()), stamp);
        facets.file(event, report.source(), stamp);
    }

    private ZoneId zone(CrisisId crisis) {
        return zones.find(crisis)
                .orElseThrow(() -> new IllegalStateException("a development of a crisis never opened: " + crisis));
    }
}
