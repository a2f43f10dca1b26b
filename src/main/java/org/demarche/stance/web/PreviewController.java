package org.demarche.stance.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.demarche.crisis.CrisisId;
import org.demarche.development.CorrectDevelopment;
import org.demarche.development.DevelopmentDraft;
import org.demarche.development.DevelopmentId;
import org.demarche.development.Developments;
import org.demarche.development.ReportDevelopment;
import org.demarche.development.SignalView;
import org.demarche.development.Viewpoint;
import org.demarche.kernel.Recorded;
import org.demarche.stance.Difference;
import org.demarche.stance.Question;
import org.demarche.stance.evidence.SupposedEntry;
import org.demarche.stance.preview.Previews;
import org.demarche.web.AsOf;
import org.demarche.web.AsOfReader;
import org.demarche.web.ExpectedVersion;
import org.demarche.web.Writing;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What recording or correcting a development would change, over HTTP. */
@RestController
@RequestMapping("/api/v1/crises/{crisis}/developments/preview")
class PreviewController {
    private final Writing writing;
    private final AsOfReader reader;
    private final Developments developments;
    private final Previews previews;
    private final Clock clock;

    PreviewController(Writing writing, AsOfReader reader, Developments developments, Previews previews, Clock clock) {
        this.writing = writing;
        this.reader = reader;
        this.developments = developments;
        this.previews = previews;
        this.clock = clock;
    }

    /** What would come of it. */
    record Preview(AsOf asOf, List<SignalView> signals, List<Difference> differences) {}

    @PostMapping(params = "!correcting")
    ResponseEntity<Preview> report(
            @PathVariable CrisisId crisis,
            @RequestParam(required = false) @Nullable String at,
            @RequestBody DevelopmentDraft draft,
            HttpServletRequest request) {
        ReportDevelopment write = draft.toReport(crisis);
        Recorded recorded = writing.rehearse(write, request);
        return preview(SupposedEntry.of(write), crisis, at, recorded.created() || recorded.proposed());
    }

    @PostMapping(params = "correcting")
    ResponseEntity<Preview> correct(
            @PathVariable CrisisId crisis,
            @RequestParam(required = false) @Nullable String at,
            @RequestParam DevelopmentId correcting,
            ExpectedVersion expected,
            @RequestBody DevelopmentDraft draft,
            HttpServletRequest request) {
        CorrectDevelopment write = draft.toCorrection(crisis, correcting, expected.version());
        writing.rehearse(write, request);
        return preview(SupposedEntry.of(write), crisis, at, true);
    }

    /** @param isNew whether it is not recorded already */
    private ResponseEntity<Preview> preview(SupposedEntry entry, CrisisId crisis, @Nullable String at, boolean isNew) {
        AsOf asOf = reader.read(at == null ? Map.of() : Map.of("at", at), crisis.value());
        Viewpoint viewpoint = new Viewpoint(asOf.second(), asOf.revision(), null, null);
        List<SignalView> signals = developments.signals(crisis, entry.content(), viewpoint);
        List<Difference> differences = isNew
                ? previews.differences(
                        Question.of(crisis, asOf), entry, clock.instant().getEpochSecond())
                : List.of();
        return ResponseEntity.ok()
                .header(Writing.REVISION, Long.toString(asOf.revision()))
                .body(new Preview(asOf, signals, differences));
    }
}
