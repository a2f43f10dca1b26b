package org.demarche.ledger;

import org.demarche.cluster.Cluster;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationEventPublisher;

/** Lets this node know what others have sequenced, projected and replaced. */
class Follower {
    private final ApplicationEventPublisher program;
    private final EntryStore entries;
    private final Arrivals arrivals;
    private final RevisionGate head;
    private final RevisionGate visible;
    private final Generation generation;
    private boolean wereOfThisForm;

    /** @param program is told that it is broken where another version has made the read models anew meanwhile */
    Follower(
            ApplicationEventPublisher program,
            Cluster cluster,
            EntryStore entries,
            Arrivals arrivals,
            RevisionGate head,
            RevisionGate visible,
            Generation generation) {
        this.program = program;
        this.entries = entries;
        this.arrivals = arrivals;
        this.head = head;
        this.visible = visible;
        this.generation = generation;
        cluster.onNews(this::look);
    }

    private void look() {
        EntryStore.Progress progress = entries.progress();
        if (progress.form() == Projections.FORM) {
            wereOfThisForm = true;
        } else if (wereOfThisForm) {
            // it was stopped or cut off while the others were replaced, and cannot read what they write
            AvailabilityChangeEvent.publish(program, Migrations.otherFormNow(), LivenessState.BROKEN);
            return;
        }
        if (progress.head() > head.reached()) {
            head.advance(progress.head());
        }
        arrivals.look();
        generation.reach(progress.generation());
        visible.advance(progress.visible());
    }
}
