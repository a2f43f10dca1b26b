package org.demarche.development;

import static java.util.stream.Collectors.toSet;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.demarche.actor.Actors;
import org.demarche.crisis.CodebookView;
import org.demarche.crisis.Codebooks;
import org.demarche.crisis.CrisisId;
import org.demarche.crisis.Zones;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The register of developments, as known at a revision: whoever asks twice from one viewpoint gets the same answer, if the
 * viewpoint names the codebook or the one in force. The revision must be visible ({@code Ledger.visible}). Retracted
 * developments are in it, and say so. Thread-safe.
 *
 * <p>All refuse with {@code not-found} a crisis unknown at the revision, and with {@code unknown-codebook} a version that
 * the crisis has not got.
 */
@Component
public class Developments {
    private final Zones zones;
    private final Codebooks codebooks;
    private final Actors actors;
    private final StateStore states;
    private final ReportStore reports;
    private final HistoryStore histories;
    private final FacetStore facets;

    Developments(
            Zones zones,
            Codebooks codebooks,
            Actors actors,
            StateStore states,
            ReportStore reports,
            HistoryStore histories,
            FacetStore facets) {
        this.zones = zones;
        this.codebooks = codebooks;
        this.actors = actors;
        this.states = states;
        this.reports = reports;
        this.histories = histories;
        this.facets = facets;
    }

    /**
     * The developments that the filter lets pass, ordered by moment, then id. Where the viewpoint restricts what was
     * published, a development of which nothing had been published is not among them.
     *
     * @param cursor {@link DevelopmentPage#next} of the page before, null for the first; refused with
     *     {@code invalid-parameter} when it is none
     * @param limit from 1
     */
    public DevelopmentPage list(
            CrisisId crisis, DevelopmentFilter filter, Viewpoint viewpoint, @Nullable String cursor, int limit) {
        DevelopmentReading reading = reading(crisis, viewpoint);
        ZoneId zone = zone(crisis);
        List<RecordedState> found = states.find(new DevelopmentSearch(
                crisis,
                filter,
                among(crisis, filter),
                zone,
                states.width(crisis),
                viewpoint,
                Cursor.parse(cursor),
                limit + 1));
        List<RecordedState> page = found.size() > limit ? found.subList(0, limit) : found;
        return new DevelopmentPage(
                views(crisis, page, viewpoint, reading, zone),
                found.size() > limit ? Cursor.of(page.getLast()).text() : null);
    }

    /** Those that the rare names of the filter lead to; null where none of its names is rare. */
    private @Nullable Set<String> among(CrisisId crisis, DevelopmentFilter filter) {
        return Stream.of(
                        few(crisis, Facet.ACTOR, filter.actor()),
                        few(crisis, Facet.SOURCE, filter.source()),
                        few(crisis, Facet.TYPE, filter.type()))
                .flatMap(Optional::stream)
                .reduce((one, other) -> one.stream().filter(other::contains).collect(toSet()))
                .orElse(null);
    }

    private Optional<Set<String>> few(CrisisId crisis, Facet facet, @Nullable Object name) {
        return name == null ? Optional.empty() : facets.few(crisis, facet, name.toString());
    }

    /** One development, with the reports that had been published; empty where it was not known. */
    public Optional<DevelopmentView> find(CrisisId crisis, DevelopmentId development, Viewpoint viewpoint) {
        DevelopmentReading reading = reading(crisis, viewpoint);
        return states.find(crisis, development, viewpoint.revision())
                .map(state -> views(crisis, List.of(state), viewpoint, reading, zone(crisis))
                        .getFirst());
    }

    private List<DevelopmentView> views(
            CrisisId crisis, List<RecordedState> found, Viewpoint viewpoint, DevelopmentReading reading, ZoneId zone) {
        Testimony testimony = reports.of(crisis, found, viewpoint.revision());
        return found.stream()
                .map(state -> reading.view(
                        state, testimony.content(state), testimony.reports(state, viewpoint.published(), zone)))
                .toList();
    }

    /** Every entry about the development up to the revision, in their order; empty where it was not known. */
    public List<HistoryEntry> history(CrisisId crisis, DevelopmentId development, long revision) {
        codebook(crisis, revision);
        return histories.find(crisis, development, revision);
    }

    /** What a content, recorded or not, says about stances: the coder's signals, then those that the codebook derives. */
    public List<SignalView> signals(CrisisId crisis, Content content, Viewpoint viewpoint) {
        return reading(crisis, viewpoint).signals(content);
    }

    private DevelopmentReading reading(CrisisId crisis, Viewpoint viewpoint) {
        CodebookView inForce = codebook(crisis, viewpoint.revision());
        Integer version = viewpoint.codebook();
        CodebookView codebook = version == null
                ? inForce
                : codebooks.find(crisis, version).orElseThrow(() -> noSuchCodebook(crisis, version));
        return new DevelopmentReading(codebook, actors.merges(viewpoint.revision()), viewpoint.at());
    }

    private ZoneId zone(CrisisId crisis) {
        return zones.find(crisis).orElseThrow(() -> noSuchCrisis(crisis));
    }

    private CodebookView codebook(CrisisId crisis, long revision) {
        return codebooks.inForce(crisis, revision).orElseThrow(() -> noSuchCrisis(crisis));
    }

    private static Refusal noSuchCrisis(CrisisId crisis) {
        return new Refusal(Code.NOT_FOUND, "crisis", "No crisis " + crisis + " was known at this revision.");
    }

    private static Refusal noSuchCodebook(CrisisId crisis, int version) {
        return new Refusal(
                Code.UNKNOWN_CODEBOOK, "codebook", "The codebook of " + crisis + " has no version " + version + ".");
    }
}
