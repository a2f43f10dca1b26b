package org.demarche.stance.web;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.demarche.actor.ActorId;
import org.demarche.actor.ActorView;
import org.demarche.actor.Actors;
import org.demarche.actor.Membership;
import org.demarche.crisis.CrisisId;
import org.demarche.stance.PictureFilter;
import org.demarche.stance.Question;
import org.demarche.stance.Stance;
import org.demarche.stance.Stances;
import org.demarche.stance.likeness.Alignment;
import org.demarche.stance.likeness.Alignments;
import org.demarche.stance.likeness.GroupStance;
import org.demarche.stance.likeness.Groups;
import org.demarche.stance.likeness.Pair;
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

/** Actors together: how alike two are, and of how much one mind a group. */
@Controller
@RequestMapping("/api/v1/crises/{crisis}")
class TogetherController {
    private static final int USUAL_PAGE = 100;
    /** Actors that are looked through at once. */
    private static final int PAGE = 1_000;

    private final Stances stances;
    private final Actors actors;

    TogetherController(Stances stances, Actors actors) {
        this.stances = stances;
        this.actors = actors;
    }

    /** The answer about a group, beside its stances. */
    record Group(ActorId group, List<ActorId> members, List<GroupStance> stances) {}

    @GetMapping("/alignment")
    Reply alignment(
            @PathVariable CrisisId crisis,
            AsOf asOf,
            @RequestParam(required = false) @Nullable ActorId actor,
            Paging paging) {
        int limit = paging.limitOr(USUAL_PAGE);
        List<Alignment> pairs = Alignments.of(picture(crisis, asOf)).pairs(actor, paging.after(Pair::parse), limit + 1);
        return Reply.page(asOf, "pairs", Alignment.class, pairs, limit, Alignment::pair);
    }

    /** Whoever is merged into another is no member of its own: the other may be. */
    @GetMapping("/groups/{actor}")
    Reply group(@PathVariable CrisisId crisis, @PathVariable ActorId actor, AsOf asOf) {
        List<Stance> picture = picture(crisis, asOf);
        if (actors.find(actor, asOf.revision()).isEmpty()) {
            throw NotFound.of("actor");
        }
        Set<ActorId> members = members(actor, asOf);
        List<GroupStance> together = Groups.of(picture, members);
        return Reply.one(asOf, new Group(actor, List.copyOf(members), together), GroupStance.class, together);
    }

    private List<Stance> picture(CrisisId crisis, AsOf asOf) {
        return stances.picture(Question.of(crisis, asOf), PictureFilter.NONE);
    }

    private Set<ActorId> members(ActorId group, AsOf asOf) {
        Set<ActorId> members = new TreeSet<>();
        List<ActorView> page = List.of();
        do {
            page = actors.list(
                    asOf.revision(), page.isEmpty() ? null : page.getLast().id(), PAGE);
            for (ActorView actor : page) {
                if (actor.mergedInto() == null
                        && actor.memberships().stream().anyMatch(each -> isIn(each, group, asOf))) {
                    members.add(actor.id());
                }
            }
        } while (page.size() == PAGE);
        return members;
    }

    /** From the first second that its beginning may mean to the last that its end may. */
    private static boolean isIn(Membership membership, ActorId group, AsOf asOf) {
        return membership.group().equals(group)
                && (membership.from() == null || membership.from().firstSecond(asOf.zone()) <= asOf.second())
                && (membership.until() == null || membership.until().moment(asOf.zone()) >= asOf.second());
    }
}
