package org.demarche.ledger;

import org.demarche.cluster.Cluster;

/** Lets those who wait on this node know what other nodes have sequenced and projected. */
class Follower {
    private final EntryStore entries;
    private final Arrivals arrivals;
    private final RevisionGate head;
    private final RevisionGate visible;

    Follower(Cluster cluster, EntryStore entries, Arrivals arrivals, RevisionGate head, RevisionGate visible) {
        this.entries = entries;
        this.arrivals = arrivals;
        this.head = head;
        this.visible = visible;
        cluster.onNews(this::look);
    }

    private void look() {
        EntryStore.Progress progress = entries.progress();
        if (progress.head() > head.reached()) {
            head.advance(progress.head());
        }
        arrivals.look();
        visible.advance(progress.visible());
    }
}
