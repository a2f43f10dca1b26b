package org.demarche.stance.web;

import java.util.List;
import org.demarche.crisis.CrisisId;
import org.demarche.stance.Difference;
import org.demarche.stance.LabelChange;
import org.demarche.stance.LabelChanges;
import org.demarche.stance.Question;
import org.demarche.stance.Stances;
import org.demarche.time.When;
import org.demarche.web.AsOf;
import org.demarche.web.Paging;
import org.demarche.web.Prefixed;
import org.demarche.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What changed in a crisis: from moment to moment, or between two pictures. */
@Controller
@RequestMapping("/api/v1/crises/{crisis}")
class ChangeController {
    private static final int USUAL_PAGE = 100;

    private final Stances stances;

    ChangeController(Stances stances) {
        this.stances = stances;
    }

    @GetMapping("/changes")
    Reply changes(
            @PathVariable CrisisId crisis,
            AsOf asOf,
            @RequestParam(required = false) @Nullable When from,
            @RequestParam(required = false) @Nullable When until,
            Paging paging) {
        LabelChanges page = stances.changes(
                Question.of(crisis, asOf),
                Asking.from(from, asOf),
                Asking.until(until, asOf),
                paging.after(),
                paging.limitOr(USUAL_PAGE));
        return Reply.page(asOf, "changes", LabelChange.class, page.changes(), page.next());
    }

    @GetMapping("/comparison")
    Reply comparison(@PathVariable CrisisId crisis, AsOf asOf, @Prefixed("to") AsOf to) {
        List<Difference> differences = stances.comparison(Question.of(crisis, asOf), Question.of(crisis, to));
        return Reply.between(asOf, to, "differences", Difference.class, differences);
    }
}
