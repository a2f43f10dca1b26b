package org.demarche.ledger;

import org.demarche.cluster.Cluster;

/** Lets this node know what others have sequenced, projected and replaced. */
class Follower {
    private final EntryStore entries;
    private final Arrivals arrivals;
    private final RevisionGate head;
    private final RevisionGate visible;
    private final Generation generation;

    Follower(
            Cluster cluster,
            EntryStore entries,
            Arrivals arrivals,
            RevisionGate head,
            RevisionGate visible,
            Generation generation) {
        this.entries = entries;
        this.arrivals = arrivals;
        this.head = head;
        this.visible = visible;
        this.generation = generation;
        cluster.onNews(this::look);
    }

    private void look() {
        EntryStore.Progress progress = entries.progress();
        if (progress.head() > head.reached()) {
            head.advance(progress.head());
        }
        arrivals.look();
        generation.reach(progress.generation());
        visible.advance(progress.visible());
    }
}
