package org.demarche.development;

/**
 * What the register keeps of a development from one revision to another.
 *
 * @param reported revision of the entry that reported it first
 * @param written revision of the entry that wrote this version of its content
 * @param published from when on the first of the reports that came with it counts as published, epoch seconds
 */
record State(int version, Status status, Span span, String words, long reported, long written, long published) {
    State corrected(int next, Content content, Span at, long revision) {
        return new State(next, status, at, Words.line(content.summary()), reported, revision, published);
    }

    State turned(Status next) {
        return new State(version, next, span, words, reported, written, published);
    }
}
