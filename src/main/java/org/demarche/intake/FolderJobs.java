package org.demarche.intake;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Imports of a server whose database is its own: in a folder. */
final class FolderJobs implements Jobs {
    private final JobFolder folder;
    private final Map<String, ImportJob> jobs = new LinkedHashMap<>();
    private final Set<String> cancelled = ConcurrentHashMap.newKeySet();

    FolderJobs(JobFolder folder) {
        this.folder = folder;
    }

    @Override
    public synchronized void start() {
        folder.all().forEach(job -> jobs.put(job.id(), job.state().isEnd() ? job : job.at(ImportState.QUEUED)));
    }

    @Override
    public void receive(ImportJob job, InputStream sent) throws IOException {
        boolean isKept = false;
        try {
            folder.receive(job.id(), sent);
            folder.keep(job);
            isKept = true;
        } finally {
            if (!isKept) {
                folder.discard(job.id());
            }
        }
        remember(job);
    }

    @Override
    public synchronized int waiting() {
        return (int) jobs.values().stream().filter(job -> !job.state().isEnd()).count();
    }

    @Override
    public synchronized Optional<ImportJob> find(String id) {
        return Optional.ofNullable(jobs.get(id));
    }

    @Override
    public Optional<ImportJob> glance(String id) {
        return find(id);
    }

    @Override
    public synchronized List<ImportJob> list() {
        return new ArrayList<>(jobs.values()).reversed();
    }

    @Override
    public synchronized Optional<ImportJob> next() {
        Optional<ImportJob> next =
                jobs.values().stream().filter(job -> !job.state().isEnd()).findFirst();
        return next.map(job -> {
            ImportJob begun = job.at(ImportState.RUNNING);
            jobs.put(begun.id(), begun);
            return begun;
        });
    }

    @Override
    public InputStream open(String id) throws IOException {
        return folder.open(id);
    }

    @Override
    public synchronized void keep(ImportJob job) {
        jobs.put(job.id(), job);
    }

    @Override
    public boolean isWanted(String id) {
        return !isCancelled(id);
    }

    @Override
    public boolean isCancelled(String id) {
        return cancelled.contains(id);
    }

    @Override
    public boolean end(ImportJob job) {
        remember(job);
        cancelled.remove(job.id());
        folder.keep(job);
        folder.discard(job.id());
        return true;
    }

    @Override
    public Optional<ImportJob> cancel(String id, Instant now) {
        ImportJob ended;
        synchronized (this) {
            ImportJob job = jobs.get(id);
            if (job == null || job.state().isEnd()) {
                return Optional.ofNullable(job);
            }
            if (job.state() == ImportState.RUNNING) {
                cancelled.add(id);
                return Optional.of(job);
            }
            ended = job.ended(ImportState.CANCELLED, now, null);
            jobs.put(id, ended);
        }
        end(ended);
        return Optional.of(ended);
    }

    private synchronized void remember(ImportJob job) {
        jobs.put(job.id(), job);
        var eldest = jobs.values().iterator();
        while (jobs.size() > REMEMBERED && eldest.hasNext()) {
            ImportJob old = eldest.next();
            if (old.state().isEnd()) {
                eldest.remove();
                folder.forget(old.id());
            }
        }
    }
}
