package org.demarche.stance.index;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.demarche.development.DevelopmentId;
import org.demarche.stance.Track;

/** The revisions at which what an index says about a track may change; at all others it says what it said before. */
public final class TrackRevisions {
    private final CrisisIndex index;
    private final IntConsumer found;

    private TrackRevisions(CrisisIndex index, IntConsumer found) {
        this.index = index;
        this.found = found;
    }

    /**
     * Those after one revision and up to another, ascending.
     *
     * @param byPublication whether the question goes by what had been published
     */
    public static NavigableSet<Long> of(CrisisIndex index, int track, long after, long upTo, boolean byPublication) {
        NavigableSet<Long> revisions = new TreeSet<>();
        if (track != CrisisIndex.NO_TRACK) {
            new TrackRevisions(index, revision -> revisions.add((long) revision)).add(track, byPublication);
        }
        return revisions.subSet(after, false, upTo, true);
    }

    /**
     * The tracks about which something else may be said at each revision after one and up to another, whenever it was published; in
     * the order of tracks, and without the revisions that concern none.
     */
    public static SortedMap<Long, Set<Track>> ofAll(CrisisIndex index, long after, long upTo) {
        SortedMap<Long, Set<Track>> tracks = new TreeMap<>();
        for (int track : index.tracksInOrder()) {
            TrackRevisions revisions = new TrackRevisions(index, revision -> {
                if (revision > after && revision <= upTo) {
                    tracks.computeIfAbsent((long) revision, any -> new LinkedHashSet<>())
                            .add(index.track(track));
                }
            });
            revisions.addEnds(track);
            if (index.isTouchedAfter(track, after)) {
                revisions.addRows(track, false);
            }
        }
        return tracks;
    }

    private void add(int track, boolean byPublication) {
        addEnds(track);
        addRows(track, byPublication);
    }

    /**
     * The last revision, after one and up to another, from which on the development says something else about the track, however
     * far it is believed; 0 if it says at the end what it said at the beginning.
     */
    public static long lastOtherwiseSaid(
            CrisisIndex index, int track, DevelopmentId development, long after, long upTo) {
        RowsOf said = new RowsOf(index, track, development);
        if (said.at((int) after) == said.at((int) upTo)) {
            return 0;
        }
        return said.bounds()
                .filter(bound -> bound > after && bound <= upTo && said.at(bound) != said.at(bound - 1))
                .max()
                .orElse(0);
    }

    /** The rows of one development on a track. */
    private static final class RowsOf {
        private static final int NOTHING = Integer.MIN_VALUE;

        private final Rows rows;
        private final int[] own;

        private RowsOf(CrisisIndex index, int track, DevelopmentId development) {
            Layout layout = index.layout();
            long range = layout.range(track);
            int number = index.names().developments().find(development.value());
            rows = layout.rows(range);
            own = IntStream.range(Range.start(range), Range.end(range))
                    .filter(row -> rows.developments[row] == number)
                    .toArray();
        }

        private IntStream bounds() {
            return Arrays.stream(own).flatMap(row -> IntStream.of(rows.from[row], rows.to[row]));
        }

        private int at(int revision) {
            return Arrays.stream(own)
                    .filter(row -> rows.isInForce(row, revision))
                    .map(row -> Saying.said(rows.sayings[row]))
                    .findFirst()
                    .orElse(NOTHING);
        }
    }

    private void addEnds(int track) {
        int subject = index.names().tracks().subject(track);
        Existence subjects =
                Tracks.isActor(subject) ? index.facts().actors() : index.facts().issues();
        found.accept(index.facts().actors().since(index.names().tracks().holder(track)));
        found.accept(subjects.since(Tracks.number(subject)));
    }

    private void addRows(int track, boolean byPublication) {
        Layout layout = index.layout();
        long range = layout.range(track);
        Rows rows = layout.rows(range);
        for (int row = Range.start(range); row < Range.end(range); row++) {
            found.accept(rows.from[row]);
            found.accept(rows.to[row]);
            addDevelopment(rows.developments[row], byPublication);
        }
    }

    private void addDevelopment(int development, boolean byPublication) {
        if (byPublication) {
            addReports(development);
        }
        for (Namings.Naming naming : index.facts().namings().of(development)) {
            found.accept(naming.from());
            found.accept(naming.to());
            if (byPublication) {
                addReports(naming.superseder());
            }
        }
    }

    private void addReports(int development) {
        Reports reports = index.facts().reports();
        int report = reports.first(development);
        while (report != Reports.NONE) {
            found.accept(reports.revision(report));
            Arrays.stream(index.facts().grades().of(reports.source(report)))
                    .forEach(grade -> found.accept(grade.revision()));
            report = reports.next(report);
        }
    }
}
