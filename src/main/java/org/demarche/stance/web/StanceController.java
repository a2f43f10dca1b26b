package org.demarche.stance.web;

import java.util.List;
import org.demarche.actor.ActorId;
import org.demarche.crisis.CrisisId;
import org.demarche.crisis.Subject;
import org.demarche.stance.PictureFilter;
import org.demarche.stance.Question;
import org.demarche.stance.RevisionChange;
import org.demarche.stance.Stance;
import org.demarche.stance.Stances;
import org.demarche.stance.TimelineChange;
import org.demarche.stance.Trace;
import org.demarche.stance.Track;
import org.demarche.stance.model.Label;
import org.demarche.time.When;
import org.demarche.web.AsOf;
import org.demarche.web.Paging;
import org.demarche.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The picture of a crisis, and one stance with its reasons and its changes. */
@Controller
@RequestMapping("/api/v1/crises/{crisis}/stances")
class StanceController {
    private static final String TRACK = "/{holder}/{space:issues|actors}/{subject}";

    private final Stances stances;

    StanceController(Stances stances) {
        this.stances = stances;
    }

    @GetMapping
    Reply picture(
            @PathVariable CrisisId crisis,
            AsOf asOf,
            @RequestParam(required = false) @Nullable ActorId holder,
            @RequestParam(required = false) @Nullable Subject subject,
            @RequestParam(required = false) @Nullable Label label) {
        List<Stance> picture = stances.picture(Question.of(crisis, asOf), new PictureFilter(holder, subject, label));
        return Reply.list(asOf, "stances", Stance.class, picture);
    }

    @GetMapping(TRACK)
    Reply stance(
            @PathVariable CrisisId crisis,
            @PathVariable ActorId holder,
            @PathVariable String space,
            @PathVariable String subject,
            AsOf asOf) {
        return Reply.one(asOf, stances.stance(Question.of(crisis, asOf), Track.of(holder, space, subject)));
    }

    @GetMapping(TRACK + "/trace")
    Reply trace(
            @PathVariable CrisisId crisis,
            @PathVariable ActorId holder,
            @PathVariable String space,
            @PathVariable String subject,
            AsOf asOf) {
        Trace trace = stances.trace(Question.of(crisis, asOf), Track.of(holder, space, subject));
        return trace.answer(asOf);
    }

    @GetMapping(TRACK + "/timeline")
    Reply timeline(
            @PathVariable CrisisId crisis,
            @PathVariable ActorId holder,
            @PathVariable String space,
            @PathVariable String subject,
            AsOf asOf,
            @RequestParam(required = false) @Nullable When from,
            @RequestParam(required = false) @Nullable When until,
            Paging paging) {
        int limit = paging.limitOr(Paging.MOST);
        When after = paging.after(When::parse);
        List<TimelineChange> changes = stances.timeline(
                Question.of(crisis, asOf),
                Track.of(holder, space, subject),
                after == null ? Asking.from(from, asOf) : after.moment(asOf.zone()) + 1,
                Asking.until(until, asOf),
                limit + 1);
        return Reply.page(asOf, "changes", TimelineChange.class, changes, limit, TimelineChange::moment);
    }

    @GetMapping(TRACK + "/revisions")
    Reply revisions(
            @PathVariable CrisisId crisis,
            @PathVariable ActorId holder,
            @PathVariable String space,
            @PathVariable String subject,
            AsOf asOf) {
        List<RevisionChange> changes = stances.revisions(Question.of(crisis, asOf), Track.of(holder, space, subject));
        return Reply.acrossRevisions(asOf, "changes", RevisionChange.class, changes);
    }
}
