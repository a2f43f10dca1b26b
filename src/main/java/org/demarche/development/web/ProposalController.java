package org.demarche.development.web;

import org.demarche.crisis.CrisisId;
import org.demarche.development.ProposalView;
import org.demarche.development.Proposals;
import org.demarche.web.AsOf;
import org.demarche.web.Paging;
import org.demarche.web.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What is proposed, over HTTP. */
@Controller
class ProposalController {
    private static final int USUAL_PAGE = 100;

    private final Proposals proposals;

    ProposalController(Proposals proposals) {
        this.proposals = proposals;
    }

    @GetMapping("/api/v1/crises/{crisis}/proposals")
    Reply list(@PathVariable CrisisId crisis, AsOf asOf, Paging paging) {
        int limit = paging.limitOr(USUAL_PAGE);
        Long after = paging.after(Long::valueOf);
        return Reply.page(
                asOf,
                "proposals",
                ProposalView.class,
                proposals.list(crisis, asOf.revision(), after == null ? 0 : after, limit + 1),
                limit,
                ProposalView::revision);
    }
}
