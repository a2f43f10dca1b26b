package org.demarche.stance.reference;

import java.util.ArrayList;
import java.util.List;
import org.demarche.actor.ActorId;
import org.demarche.actor.ActorKind;
import org.demarche.actor.ActorRegistered;
import org.demarche.actor.Codes;
import org.demarche.crisis.CrisisId;
import org.demarche.crisis.IssueId;
import org.demarche.crisis.IssueRaised;
import org.demarche.kernel.Stamp;
import org.demarche.source.Reliability;
import org.demarche.source.SourceId;
import org.demarche.source.SourceRegistered;

/** A ledger in the making: gives events their revisions. */
public final class History {
    private final List<Fact> facts = new ArrayList<>();

    /** Appends an event recorded at the second; a second before the last entry's becomes that. */
    public History then(long recordedAt, Object event) {
        long revision = facts.size() + 1L;
        long notBefore = facts.isEmpty() ? recordedAt : facts.getLast().stamp().recordedAt();
        facts.add(new Fact(
                new Stamp(revision, Math.max(recordedAt, notBefore), "event-" + revision, "tester", null), event));
        return this;
    }

    public List<Fact> facts() {
        return List.copyOf(facts);
    }

    /** The same events in another order, or some of them: revisions from 1, at the recorded times they had or later. */
    public static List<Fact> renumbered(List<Fact> facts) {
        History history = new History();
        facts.forEach(fact -> history.then(fact.stamp().recordedAt(), fact.event()));
        return history.facts();
    }

    public static SourceRegistered source(String id, Reliability reliability) {
        return new SourceRegistered(new SourceId(id), "Source " + id, reliability, null);
    }

    public static ActorRegistered actor(String id) {
        return new ActorRegistered(new ActorId(id), "Actor " + id, ActorKind.STATE, List.of(), Codes.NONE, List.of());
    }

    public static IssueRaised issue(CrisisId crisis, String id) {
        return new IssueRaised(crisis, new IssueId(id), "Proposition " + id, null);
    }
}
