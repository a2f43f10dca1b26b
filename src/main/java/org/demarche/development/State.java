package org.demarche.development;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.demarche.kernel.Stamp;
import org.demarche.source.SourceId;

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
    /** In which a development is reported. */
    static State reported(DevelopmentReported event, Traits traits, ZoneId zone, Stamp stamp) {
        return new State(
                1,
                Status.RECORDED,
                Span.of(event.content().occurred(), zone),
                traits.words(),
                traits.type(),
                line(traits.actors()),
                line(sources(event)),
                stamp.revision(),
                stamp.revision(),
                event.reports().stream()
                        .mapToLong(report -> report.published(zone, stamp.recordedAt()))
                        .min()
                        .orElse(Long.MAX_VALUE));
    }

    /** Of the reports that came with it, each once. */
    static Set<SourceId> sources(DevelopmentReported event) {
        return event.reports().stream().map(Report::source).collect(toCollection(LinkedHashSet::new));
    }

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
