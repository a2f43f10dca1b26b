package org.demarche.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Those who are told of the steps of imports. Thread-safe. */
final class Followers {
    private final Jobs jobs;
    private final Map<String, List<Consumer<ImportJob>>> followers = new HashMap<>();
    private final Map<String, ImportJob> told = new HashMap<>();

    Followers(Jobs jobs) {
        this.jobs = jobs;
    }

    /** Tells one of an import as it stands, and from then on of each step; see {@link Imports#follow}. */
    boolean add(String id, Consumer<ImportJob> follower) {
        synchronized (followers) {
            ImportJob job = jobs.find(id).orElse(null);
            if (job != null) {
                follower.accept(job);
                if (!job.state().isEnd()) {
                    followers.computeIfAbsent(id, any -> new ArrayList<>()).add(follower);
                }
            }
            return job != null;
        }
    }

    void tell(ImportJob job) {
        synchronized (followers) {
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
        }
    }

    /**
     * Tells what has come of those that other nodes run. By one thread at a time.
     *
     * @param ours that this node runs, and tells of by itself
     */
    void look(@Nullable String ours) {
        Set<String> followed;
        synchronized (followers) {
            followed = Set.copyOf(followers.keySet());
        }
        told.keySet().retainAll(followed);
        for (String id : followed) {
            if (!id.equals(ours)) {
                jobs.glance(id).ifPresent(this::tellWhatIsNew);
            }
        }
    }

    private void tellWhatIsNew(ImportJob job) {
        if (!job.equals(told.put(job.id(), job))) {
            tell(job.state().isEnd() ? jobs.find(job.id()).orElse(job) : job);
        }
    }
}
