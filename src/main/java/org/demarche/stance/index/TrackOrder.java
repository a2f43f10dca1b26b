package org.demarche.stance.index;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The tracks in the order of holder, then subject, both by Unicode code point. Any number of threads may ask. */
final class TrackOrder {
    private final CrisisNames names;
    private volatile int[] tracks = {};

    TrackOrder(CrisisNames names) {
        this.names = names;
    }

    /** All tracks known when asked; not to be changed. */
    int[] tracks() {
        int[] now = tracks;
        if (now.length < names.tracks().size()) {
            now = sorted();
            tracks = now;
        }
        return now;
    }

    boolean isTowardActor(int track) {
        return Tracks.isActor(names.tracks().subject(track));
    }

    /** Octets of memory. */
    long memory() {
        return 4L * tracks.length;
    }

    private int[] sorted() {
        Tracks all = names.tracks();
        int count = all.size();
        int[] actors = inOrder(names.actors());
        int[] issues = inOrder(names.issues());
        int[] actorRanks = ranks(actors);
        int[] issueRanks = ranks(issues);
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(actors.length + issues.length);
        long[] keys = new long[count];
        for (int track = 0; track < count; track++) {
            int subject = all.subject(track);
            // "actors/..." comes before "issues/..."
            long place = Tracks.isActor(subject)
                    ? actorRanks[Tracks.number(subject)]
                    : actors.length + issueRanks[Tracks.number(subject)];
            keys[track] = ((long) actorRanks[all.holder(track)] << bits) | place;
        }
        Arrays.sort(keys);
        int[] sorted = new int[count];
        for (int i = 0; i < count; i++) {
            int place = (int) (keys[i] & ((1L << bits) - 1));
            int subject = place < actors.length
                    ? Tracks.towardActor(actors[place])
                    : Tracks.onIssue(issues[place - actors.length]);
            sorted[i] = all.find(actors[(int) (keys[i] >>> bits)], subject);
        }
        return sorted;
    }

    private static int[] inOrder(Names names) {
        return IntStream.range(0, names.size())
                .boxed()
                .sorted(names::compare)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static int[] ranks(int[] inOrder) {
        int[] ranks = new int[inOrder.length];
        for (int rank = 0; rank < inOrder.length; rank++) {
            ranks[inOrder[rank]] = rank;
        }
        return ranks;
    }
}
