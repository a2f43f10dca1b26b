package org.demarche.actor.web;

import jakarta.servlet.http.HttpServletRequest;
import org.demarche.actor.ActorDraft;
import org.demarche.actor.ActorId;
import org.demarche.actor.ActorView;
import org.demarche.actor.ActorWrite;
import org.demarche.actor.Actors;
import org.demarche.actor.MergeDraft;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;

/** The directory of actors over HTTP. */
@Controller
@RequestMapping("/api/v1/actors")
class ActorController {
    private final Actors actors;
    private final Writing writing;

    ActorController(Actors actors, Writing writing) {
        this.actors = actors;
        this.writing = writing;
    }

    @GetMapping
    Reply list(AsOf asOf, Paging paging) {
        int limit = paging.limitOr(Paging.MOST);
        var fetched = actors.list(asOf.revision(), paging.after(ActorId::new), limit + 1);
        return Reply.page(asOf, "actors", ActorView.class, fetched, limit, ActorView::id);
    }

    @GetMapping("/{actor}")
    Reply one(@PathVariable ActorId actor, AsOf asOf) {
        return Reply.one(asOf, actors.find(actor, asOf.revision()).orElseThrow(() -> NotFound.of("actor")));
    }

    @PutMapping("/{actor}")
    ResponseEntity<Written> put(
            @PathVariable ActorId actor, @RequestBody ActorDraft draft, HttpServletRequest request) {
        return writing.put(draft.toRegistration(actor), actor, request);
    }

    @PostMapping("/{actor}/merge-into/{other}")
    ResponseEntity<Written> merge(
            @PathVariable ActorId actor,
            @PathVariable ActorId other,
            @RequestBody MergeDraft draft,
            HttpServletRequest request) {
        return record(draft.toMerge(actor, other), request);
    }

    @PostMapping("/{actor}/separation")
    ResponseEntity<Written> separate(
            @PathVariable ActorId actor, @RequestBody MergeDraft draft, HttpServletRequest request) {
        return record(draft.toSeparation(actor), request);
    }

    private ResponseEntity<Written> record(ActorWrite write, HttpServletRequest request) {
        return writing.record(write, write.actor(), "/api/v1/actors/" + write.actor(), request);
    }
}
