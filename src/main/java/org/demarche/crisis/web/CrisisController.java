package org.demarche.crisis.web;

import jakarta.servlet.http.HttpServletRequest;
import org.demarche.crisis.Crises;
import org.demarche.crisis.CrisisDraft;
import org.demarche.crisis.CrisisId;
import org.demarche.crisis.CrisisView;
import org.demarche.crisis.DefaultCodebook;
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

/** The directory of crises over HTTP. */
@Controller
@RequestMapping("/api/v1/crises")
class CrisisController {
    private final Crises crises;
    private final DefaultCodebook shipped;
    private final Writing writing;

    CrisisController(Crises crises, DefaultCodebook shipped, Writing writing) {
        this.crises = crises;
        this.shipped = shipped;
        this.writing = writing;
    }

    @GetMapping
    Reply list(AsOf asOf, Paging paging) {
        int limit = paging.limitOr(Paging.MOST);
        var fetched = crises.list(asOf.revision(), paging.after(CrisisId::new), limit + 1);
        return Reply.page(asOf, "crises", CrisisView.class, fetched, limit, CrisisView::id);
    }

    @GetMapping("/{crisis}")
    Reply one(@PathVariable CrisisId crisis, AsOf asOf) {
        return Reply.one(asOf, crises.find(crisis, asOf.revision()).orElseThrow(() -> NotFound.of("crisis")));
    }

    @PutMapping("/{crisis}")
    ResponseEntity<Written> put(
            @PathVariable CrisisId crisis, @RequestBody CrisisDraft draft, HttpServletRequest request) {
        return writing.put(draft.toOpening(crisis, shipped.codebook()), crisis, request);
    }
}
