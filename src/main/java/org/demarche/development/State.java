package org.demarche.development;

/** What the register keeps of a development from one revision to another, besides its content and reports. */
record State(int version, Status status, Span span, String words) {
    /** The state in which a development is reported. */
    static State reported(Content content, Span span) {
        return new State(1, Status.RECORDED, span, Words.line(content.summary()));
    }

    State corrected(int next, Content content, Span at) {
        return new State(next, status, at, Words.line(content.summary()));
    }

    State turned(Status next) {
        return new State(version, next, span, words);
    }
}
