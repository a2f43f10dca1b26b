package org.demarche.development.web;

import java.util.List;
import org.demarche.actor.ActorId;
import org.demarche.crisis.CrisisId;
import org.demarche.development.DevelopmentFilter;
import org.demarche.development.DevelopmentId;
import org.demarche.development.DevelopmentPage;
import org.demarche.development.DevelopmentView;
import org.demarche.development.Developments;
import org.demarche.development.HistoryEntry;
import org.demarche.development.Status;
import org.demarche.development.Viewpoint;
import org.demarche.source.SourceId;
import org.demarche.time.When;
import org.demarche.web.AsOf;
import org.demarche.web.NotFound;
import org.demarche.web.Paging;
import org.demarche.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The register of developments over HTTP. */
@Controller
@RequestMapping("/api/v1/crises/{crisis}/developments")
class DevelopmentController {
    private static final int USUAL_PAGE = 100;

    private final Developments developments;

    DevelopmentController(Developments developments) {
        this.developments = developments;
    }

    @GetMapping
    Reply list(
            @PathVariable CrisisId crisis,
            AsOf asOf,
            @RequestParam(required = false) @Nullable When from,
            @RequestParam(required = false) @Nullable When until,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable ActorId actor,
            @RequestParam(required = false) @Nullable SourceId source,
            @RequestParam(required = false) @Nullable Status status,
            @RequestParam(required = false) @Nullable String q,
            Paging paging) {
        DevelopmentFilter filter = new DevelopmentFilter(from, until, type, actor, source, status, q);
        DevelopmentPage page =
                developments.list(crisis, filter, viewpoint(asOf), paging.after(), paging.limitOr(USUAL_PAGE));
        return Reply.page(asOf, "developments", DevelopmentView.class, page.developments(), page.next());
    }

    @GetMapping("/{development}")
    Reply one(@PathVariable CrisisId crisis, @PathVariable DevelopmentId development, AsOf asOf) {
        return Reply.one(
                asOf,
                developments.find(crisis, development, viewpoint(asOf)).orElseThrow(() -> NotFound.of("development")));
    }

    @GetMapping("/{development}/history")
    Reply history(@PathVariable CrisisId crisis, @PathVariable DevelopmentId development, AsOf asOf) {
        List<HistoryEntry> history = developments.history(crisis, development, asOf.revision());
        if (history.isEmpty()) {
            throw NotFound.of("development");
        }
        return Reply.list(asOf, "history", HistoryEntry.class, history);
    }

    private static Viewpoint viewpoint(AsOf asOf) {
        return new Viewpoint(asOf.second(), asOf.revision(), asOf.publishedSecond(), asOf.codebook());
    }
}
