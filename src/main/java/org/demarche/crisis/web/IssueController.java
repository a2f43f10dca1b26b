package org.demarche.crisis.web;

import jakarta.servlet.http.HttpServletRequest;
import org.demarche.crisis.CrisisId;
import org.demarche.crisis.IssueDraft;
import org.demarche.crisis.IssueId;
import org.demarche.crisis.IssueView;
import org.demarche.crisis.Issues;
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

/** The issues of a crisis over HTTP. */
@Controller
@RequestMapping("/api/v1/crises/{crisis}/issues")
class IssueController {
    private final Issues issues;
    private final Writing writing;

    IssueController(Issues issues, Writing writing) {
        this.issues = issues;
        this.writing = writing;
    }

    @GetMapping
    Reply list(@PathVariable CrisisId crisis, AsOf asOf, Paging paging) {
        int limit = paging.limitOr(Paging.MOST);
        var fetched = issues.list(crisis, asOf.revision(), paging.after(IssueId::new), limit + 1);
        return Reply.page(asOf, "issues", IssueView.class, fetched, limit, IssueView::id);
    }

    @GetMapping("/{issue}")
    Reply one(@PathVariable CrisisId crisis, @PathVariable IssueId issue, AsOf asOf) {
        return Reply.one(asOf, issues.find(crisis, issue, asOf.revision()).orElseThrow(() -> NotFound.of("issue")));
    }

    @PutMapping("/{issue}")
    ResponseEntity<Written> put(
            @PathVariable CrisisId crisis,
            @PathVariable IssueId issue,
            @RequestBody IssueDraft draft,
            HttpServletRequest request) {
        return writing.put(draft.toIssue(crisis, issue), issue, request);
    }
}
