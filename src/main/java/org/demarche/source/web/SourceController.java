package org.demarche.source.web;

import jakarta.servlet.http.HttpServletRequest;
import org.demarche.source.SourceDraft;
import org.demarche.source.SourceId;
import org.demarche.source.SourceView;
import org.demarche.source.Sources;
import org.demarche.web.AsOf;
import org.demarche.web.NotFound;
import org.demarche.web.Paging;
import org.demarche.web.Reply;
import org.demarche.web.Writing;
import org.demarche.web.Written;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;

/** The directory of sources over HTTP. */
@Controller
@RequestMapping("/api/v1/sources")
class SourceController {
    private final Sources sources;
    private final Writing writing;

    SourceController(Sources sources, Writing writing) {
        this.sources = sources;
        this.writing = writing;
    }

    @GetMapping
    Reply list(AsOf asOf, Paging paging) {
        int limit = paging.limitOr(Paging.MOST);
        var fetched = sources.list(asOf.revision(), paging.after(SourceId::new), limit + 1);
        return Reply.page(asOf, "sources", SourceView.class, fetched, limit, SourceView::id);
    }

    @GetMapping("/{source}")
    Reply one(@PathVariable SourceId source, AsOf asOf) {
        SourceView view = sources.find(source, asOf.revision()).orElseThrow(() -> NotFound.of("source"));
        return Reply.one(asOf, new SourceDetail(view, sources.grades(source, asOf.revision())));
    }

    @PutMapping("/{source}")
    ResponseEntity<Written> put(
            @PathVariable SourceId source, @RequestBody SourceDraft draft, HttpServletRequest request) {
        return writing.put(draft.toRegistration(source), source, request);
    }
}
