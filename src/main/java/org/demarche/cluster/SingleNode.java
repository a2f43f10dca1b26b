package org.demarche.cluster;

import org.jspecify.annotations.Nullable;

/** A program whose database is its own: it leads whenever it stands, and there is nobody to tell or to hear. */
public final class SingleNode implements Cluster {
    private @Nullable Leadership work;

    @Override
    public boolean isShared() {
        return false;
    }

    @Override
    public void announce() {}

    @Override
    public void onNews(Runnable look) {}

    @Override
    public synchronized void stand(Leadership work) {
        this.work = work;
        work.begin();
    }

    @Override
    public synchronized boolean leads() {
        return work != null;
    }

    @Override
    public synchronized void resign() {
        if (work != null) {
            work.end();
            work = null;
        }
    }

    @Override
    public boolean shutOut() {
        return true;
    }

    @Override
    public void letIn() {}
}
