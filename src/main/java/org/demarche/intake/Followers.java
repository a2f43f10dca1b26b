package org.demarche.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Those who are told of the steps of imports. Thread-safe. */
final class Followers {
    private final Jobs jobs;
    private final Map<String, List<Consumer<ImportJob>>> followers = new HashMap<>();
    private final Map<String, ImportJob> told = new HashMap<>();
    /** Of the followers; no monitor, since the database is asked under it. */
    private final ReentrantLock turn = new ReentrantLock();

    Followers(Jobs jobs) {
        this.jobs = jobs;
    }

    /** Tells one of an import as it stands, and from then on of each step; see {@link Imports#follow}. */
    boolean add(String id, Consumer<ImportJob> follower) {
        turn.lock();
        try {
            ImportJob job = jobs.find(id).orElse(null);
            if (job != null) {
                follower.accept(job);
                if (!job.state().isEnd()) {
                    followers.computeIfAbsent(id, any -> new ArrayList<>()).add(follower);
                }
            }
            return job != null;
        } finally {
            turn.unlock();
        }
    }

    void tell(ImportJob job) {
        turn.lock();
        try {
            List<Consumer<ImportJob>> ofIt = followers.getOrDefault(job.id(), new ArrayList<>());
            ofIt.removeIf(follower -> {
                try {
                    follower.accept(job);
                    return false;
                } catch (RuntimeException gone) {
                    return true;
                }
            });
            if (job.state().isEnd() || ofIt.isEmpty()) {
                followers.remove(job.id());
            }
        } finally {
            turn.unlock();
        }
    }

    /**
     * Tells what has come of those that other nodes run. By one thread at a time.
     *
     * @param ours that this node runs, and tells of by itself
     */
    void look(@Nullable String ours) {
        Set<String> followed = followed();
        told.keySet().retainAll(followed);
        for (String id : followed) {
            if (!id.equals(ours)) {
                jobs.glance(id).ifPresent(this::tellWhatIsNew);
            }
        }
    }

    private Set<String> followed() {
        turn.lock();
        try {
            return Set.copyOf(followers.keySet());
        } finally {
            turn.unlock();
        }
    }

    private void tellWhatIsNew(ImportJob job) {
        if (!job.equals(told.put(job.id(), job))) {
            tell(job.state().isEnd() ? jobs.find(job.id()).orElse(job) : job);
        }
    }
}
