package org.demarche.bench;

/** Whoever answers the questions about the load. */
interface Answering {
    Answers.Picture picture(Asked asked);

    Answers.Stance stance(Asked asked);

    Answers.Trace trace(Asked asked);

    Answers.Timeline timeline(Asked asked);
}
