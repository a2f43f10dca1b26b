package org.demarche.development;

import static java.util.stream.Collectors.joining;

import java.util.Collection;

/**
 * What the register keeps of a development from one revision to another.
 *
 * @param words by which it is found: those of its summary, folded, a space before each
 * @param actors by which it is found, a space around each
 * @param sources of the reports that came with it, a space around each
 * @param reported revision of the entry that reported it first
 * @param written revision of the entry that wrote this version of its content
 * @param published from when on the first of the reports that came with it counts as published, epoch seconds
 */
record State(
        int version,
        Status status,
        Span span,
        String words,
        String type,
        String actors,
        String sources,
        long reported,
        long written,
        long published) {
    State corrected(int next, Traits traits, Span at, long revision) {
        return new State(
                next,
                status,
                at,
                traits.words(),
                traits.type(),
                line(traits.actors()),
                sources,
                reported,
                revision,
                published);
    }

    State turned(Status next) {
        return new State(version, next, span, words, type, actors, sources, reported, written, published);
    }

    /** The names as they are kept, a space around each: a name is one of them if the line has it with its spaces. */
    static String line(Collection<?> names) {
        return names.stream().map(Object::toString).collect(joining(" ", " ", " "));
    }
}
