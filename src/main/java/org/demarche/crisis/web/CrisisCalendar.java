package org.demarche.crisis.web;

import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;
import org.demarche.crisis.CodebookView;
import org.demarche.crisis.Codebooks;
import org.demarche.crisis.CrisisId;
import org.demarche.crisis.Zones;
import org.demarche.kernel.Require;
import org.demarche.web.CrisisClocks;
import org.springframework.stereotype.Component;

/** Tells the edge what the as-of parameters of a crisis depend on. */
@Component
class CrisisCalendar implements CrisisClocks {
    private final Zones zones;
    private final Codebooks codebooks;

    CrisisCalendar(Zones zones, Codebooks codebooks) {
        this.zones = zones;
        this.codebooks = codebooks;
    }

    @Override
    public Optional<ZoneId> zone(String crisis) {
        return Require.isSlug(crisis) ? zones.find(new CrisisId(crisis)) : Optional.empty();
    }

    @Override
    public OptionalInt codebookInForce(String crisis, long revision) {
        return codebooks
                .inForce(new CrisisId(crisis), revision)
                .map(CodebookView::version)
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }

    @Override
    public boolean hasCodebook(String crisis, int version) {
        return codebooks.find(new CrisisId(crisis), version).isPresent();
    }
}
