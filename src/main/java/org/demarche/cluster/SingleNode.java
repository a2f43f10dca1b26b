package org.demarche.cluster;

import java.util.EnumMap;
import java.util.Map;

/** A program whose database is its own: each duty is its own as soon as it stands, and there is nobody to tell or to hear. */
public final class SingleNode implements Cluster {
    private final Map<Duty, Work> works = new EnumMap<>(Duty.class);

    @Override
    public boolean isShared() {
        return false;
    }

    @Override
    public void announce() {}

    @Override
    public void onNews(Runnable look) {}

    @Override
    public synchronized void stand(Duty duty, Work work) {
        works.put(duty, work);
        work.begin();
    }

    @Override
    public synchronized boolean does(Duty duty) {
        return works.containsKey(duty);
    }

    @Override
    public synchronized void resign(Duty duty) {
        Work work = works.remove(duty);
        if (work != null) {
            work.end();
        }
    }

    @Override
    public boolean runAlone(Runnable work) {
        work.run();
        return true;
    }

    @Override
    public boolean shutOut() {
        return true;
    }

    @Override
    public void letIn() {}

    @Override
    public boolean claim() {
        return true;
    }

    @Override
    public void suspendLeader() {
        throw new UnsupportedOperationException("there is nobody else");
    }
}
