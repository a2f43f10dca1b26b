package org.demarche.ledger;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.demarche.kernel.Stamp;

/**
 * Keeps how far the projections have come: in their transaction once per batch, and then for those who wait. They read
 * entries only that outlast a crash, so no answer ever names a revision that one could take back.
 */
@ProcessingGroup(Projections.GROUP)
class ProjectionPosition {
    private static final String KEY = ProjectionPosition.class.getName();

    private final EntryStore entries;
    private final RevisionGate visible;

    ProjectionPosition(EntryStore entries, RevisionGate visible) {
        this.entries = entries;
        this.visible = visible;
    }

    @EventHandler
    void on(Object event, Stamp stamp) {
        UnitOfWork<?> batch = CurrentUnitOfWork.get().root();
        long before = stamp.revision() - 1;
        long[] last = batch.getOrComputeResource(KEY, key -> {
            long[] revision = new long[1];
            batch.onPrepareCommit(u -> entries.movePosition(before, revision[0]));
            batch.afterCommit(u -> visible.advance(revision[0]));
            return revision;
        });
        last[0] = stamp.revision();
    }
}
