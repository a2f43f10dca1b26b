package org.demarche.stance.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.demarche.crisis.CrisisId;
import org.demarche.ledger.Ledger;
import org.demarche.stance.stream.CrisisStream;
import org.demarche.stance.stream.LatestEntries;
import org.demarche.stance.stream.VisibleWatch;
import org.demarche.web.Bell;
import org.demarche.web.EventStreams;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Streams of what is recorded in a crisis. Thread-safe. */
@Component
class CrisisStreams {
    private final LatestEntries entries;
    private final Ledger ledger;
    private final VisibleWatch watch;
    private final EventStreams streams;

    CrisisStreams(LatestEntries entries, Ledger ledger, VisibleWatch watch, EventStreams streams) {
        this.entries = entries;
        this.ledger = ledger;
        this.watch = watch;
        this.streams = streams;
    }

    /**
     * Answers with all that is recorded after a revision, and goes on with what will be.
     *
     * @param crisis known at what is visible
     * @param at epoch second as of which stances are told; null: each as of when it was recorded
     * @param after visible
     */
    void serve(
            CrisisId crisis, @Nullable Long at, long after, HttpServletRequest request, HttpServletResponse response) {
        Bell bell = new Bell();
        Runnable ring = bell::ring;
        watch.add(ring);
        try (CrisisStream stream = new CrisisStream(entries, ledger, bell, crisis, at, after)) {
            streams.serve(request, response, bell, stream);
        } finally {
            watch.remove(ring);
        }
    }
}
