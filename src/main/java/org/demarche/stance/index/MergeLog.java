package org.demarche.stance.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.demarche.actor.ActorId;
import org.demarche.actor.Merge;
import org.demarche.actor.Merges;
import org.jspecify.annotations.Nullable;

/**
 * Merges and separations of actors, in the order of revisions. One thread adds, any number may ask meanwhile how it was at a
 * revision; for whom actors, given by number, count now is for the writer alone.
 */
final class MergeLog {
    private static final long NOBODY = -1;

    private final Names actors;
    private volatile List<Merge> entries = List.of();
    private Merges now = Merges.NONE;
    /** Of each actor the one for whom it counts now; beyond the end of the column, itself. */
    private int[] ends = {};

    MergeLog(Names actors) {
        this.actors = actors;
    }

    /** Adds an entry; returns the actors that count for somebody else than before. */
    BitSet add(Merge entry) {
        int[] before = ends;
        number(entry.actor());
        if (entry.into() != null) {
            number(entry.into());
        }
        List<Merge> all = new ArrayList<>(entries);
        all.add(entry);
        take(List.copyOf(all));
        BitSet changed = new BitSet();
        for (int actor = 0; actor < Math.max(before.length, ends.length); actor++) {
            changed.set(actor, end(before, actor) != end(ends, actor));
        }
        return changed;
    }

    private void take(List<Merge> all) {
        now = Merges.of(all);
        ends = new int[0];
        now.ends().forEach((actor, end) -> put(number(actor), number(end)));
        entries = all;
    }

    private int number(ActorId actor) {
        return actors.add(actor.value());
    }

    private void put(int actor, int end) {
        int known = ends.length;
        if (actor >= known) {
            ends = Arrays.copyOf(ends, actor + 1);
            for (int i = known; i < actor; i++) {
                ends[i] = i;
            }
        }
        ends[actor] = end;
    }

    private static int end(int[] ends, int actor) {
        return actor < ends.length ? ends[actor] : actor;
    }

    /** The actor for whom one counts now. */
    int end(int actor) {
        return end(ends, actor);
    }

    /** Every actor that was ever merged, perhaps more than once: also one of which that is passed over for now. */
    IntStream everMerged() {
        return entries.stream().mapToInt(entry -> number(entry.actor()));
    }

    /** Whether an actor counts for another now. */
    boolean isAnyMerged() {
        return ends.length > 0;
    }

    /** Who counts for whom now. */
    Merges now() {
        return now;
    }

    /** Who counts for whom at a revision. */
    Merges at(long revision) {
        List<Merge> all = entries;
        int known = all.size();
        while (known > 0 && all.get(known - 1).revision() > revision) {
            known--;
        }
        return Merges.of(all.subList(0, known));
    }

    void write(ImageOutput image) {
        image.number(entries.size());
        for (Merge entry : entries) {
            image.number(entry.revision());
            image.number(number(entry.actor()));
            image.number(entry.into() == null ? NOBODY : number(entry.into()));
        }
    }

    void read(ImageInput image) {
        List<Merge> all = new ArrayList<>();
        for (int left = image.count(); left > 0; left--) {
            all.add(new Merge(image.number(), actor(image.number()), into(image.number())));
        }
        take(List.copyOf(all));
    }

    private @Nullable ActorId into(long number) {
        return number == NOBODY ? null : actor(number);
    }

    private ActorId actor(long number) {
        return new ActorId(actors.text(Math.toIntExact(number)));
    }
}
