package org.demarche.stance.index;

import java.util.Arrays;
import org.demarche.stance.model.Credence;
import org.demarche.stance.model.Evidence;
import org.demarche.stance.model.Glance;
import org.demarche.stance.model.Voices;

/**
 * Everything that is said about one track as known at one revision, whenever it takes effect: the signals of the
 * developments that have a credence above 0, by moment. Reusable: {@link #take} overwrites it. Not thread-safe.
 */
public final class TrackEvidence {
    private static final long NEVER = Evidence.NEVER;

    private final CrisisIndex index;
    private final Credences credences;

    private int revision;
    private long published;
    private int size;
    private boolean onlyGrows;
    private int[] developments = new int[16];
    private long[] moments = new long[16];
    private int[] days = new int[16];
    private int[] weights = new int[16];
    private int[] sayings = new int[16];
    private long[] ends = new long[16];
    private long[] superseded = new long[16];
    /** Of each the end of its affirming origins; they begin where those of the one before end. */
    private int[] originEnds = new int[16];

    private int[] origins = new int[16];

    TrackEvidence(CrisisIndex index) {
        this.index = index;
        this.credences = index.newCredences();
    }

    /** Reads the track as known at a revision, by what had been published up to a moment. */
    void take(int track, int atRevision, long publishedUpTo) {
        revision = atRevision;
        published = publishedUpTo;
        size = 0;
        onlyGrows = true;
        if (!index.isVisible(track, revision)) {
            return;
        }
        Layout layout = index.layout();
        long range = layout.range(track);
        Rows rows = layout.rows(range);
        reserve(Range.length(range));
        for (int row = Range.start(range); row < Range.end(range); row++) {
            if (rows.isInForce(row, revision)) {
                add(rows, row);
            }
        }
    }

    private void add(Rows rows, int row) {
        int development = rows.developments[row];
        boolean counts = published == Credences.ANY_TIME
                ? addAsIndexed(rows, row)
                : addAsPublished(development, rows.sayings[row]);
        if (counts) {
            int saying = sayings[size];
            developments[size] = development;
            moments[size] = rows.moments[row];
            days[size] = rows.days[row];
            ends[size] =
                    Saying.is(saying, Saying.STANDING) ? index.facts().extras().ends(rows.extras[row]) : NEVER;
            superseded[size] = earliestSuperseder(development);
            onlyGrows &= superseded[size] == NEVER && !Saying.is(saying, Saying.STANDING);
            size++;
        }
    }

    private boolean addAsIndexed(Rows rows, int row) {
        int saying = rows.sayings[row];
        if (!Saying.is(saying, Saying.COUNTS)) {
            return false;
        }
        weights[size] = rows.weights[row];
        sayings[size] = saying;
        int extra = rows.extras[row];
        Extras extras = index.facts().extras();
        int from = size == 0 ? 0 : originEnds[size - 1];
        int count = extras.origins(extra);
        reserveOrigins(from + count);
        for (int i = 0; i < count; i++) {
            origins[from + i] = extras.origin(extra, i);
        }
        originEnds[size] = from + count;
        return true;
    }

    private boolean addAsPublished(int development, int saying) {
        Credence credence = credences.at(development, revision, published);
        if (!credence.counts()) {
            return false;
        }
        weights[size] = credence.baseWeight(Saying.modality(saying));
        sayings[size] = Saying.at(credence, saying);
        Voices voices = credences.voices();
        int at = size == 0 ? 0 : originEnds[size - 1];
        reserveOrigins(at + voices.size());
        for (int i = 0; i < voices.size(); i++) {
            if (voices.affirms(i)) {
                origins[at++] = voices.origin(i);
            }
        }
        originEnds[size] = at;
        return true;
    }

    /** The earliest moment of those that count and name it. */
    private long earliestSuperseder(int development) {
        long earliest = NEVER;
        for (Namings.Naming naming : index.facts().namings().of(development)) {
            if (naming.isInForce(revision) && naming.moment() < earliest && counts(naming)) {
                earliest = naming.moment();
            }
        }
        return earliest;
    }

    private boolean counts(Namings.Naming naming) {
        return published == Credences.ANY_TIME
                ? naming.counts()
                : credences.at(naming.superseder(), revision, published).counts();
    }

    /** Fills the evidence of the track at a moment. */
    void fill(Evidence evidence, int track, long at) {
        evidence.begin(index.model(), index.isOnIssue(track), at);
        evidence.reserve(size);
        for (int i = 0; i < size && moments[i] <= at; i++) {
            if (addTo(evidence, i, at)) {
                addOrigins(evidence, i);
            }
        }
    }

    private void addOrigins(Evidence evidence, int i) {
        for (int o = i == 0 ? 0 : originEnds[i - 1]; o < originEnds[i]; o++) {
            evidence.addOrigin(origins[o]);
        }
    }

    /** Whether nothing stands and nothing is superseded: whatever has taken effect stays as it is. */
    public boolean onlyGrows() {
        return onlyGrows;
    }

    /** Of one that only grows, adds what is active from number {@code from} on up to a moment; returns the next number. */
    int grow(Evidence evidence, Glance glance, int from, long at) {
        int i = from;
        for (; i < size && moments[i] <= at; i++) {
            if (addTo(evidence, i, at)) {
                int saying = sayings[i];
                glance.add(
                        weights[i],
                        days[i],
                        false,
                        Saying.position(saying),
                        Saying.is(saying, Saying.DEED),
                        Saying.is(saying, Saying.DENIED));
                addOrigins(evidence, i);
            }
        }
        return i;
    }

    /** The latest local day on which something takes effect up to a moment; {@link Integer#MIN_VALUE} if nothing does. */
    int lastDay(long at) {
        int last = Integer.MIN_VALUE;
        for (int i = 0; i < size && moments[i] <= at; i++) {
            last = Math.max(last, days[i]);
        }
        return last;
    }

    private boolean addTo(Evidence evidence, int i, long at) {
        int saying = sayings[i];
        int position = Saying.position(saying);
        boolean deed = Saying.is(saying, Saying.DEED);
        boolean denied = Saying.is(saying, Saying.DENIED);
        long supersededAt = superseded[i] <= at ? superseded[i] : NEVER;
        return Saying.is(saying, Saying.STANDING)
                ? evidence.addStanding(
                        developments[i], weights[i], moments[i], ends[i], supersededAt, position, deed, denied)
                : evidence.add(developments[i], weights[i], days[i], supersededAt != NEVER, position, deed, denied);
    }

    private void reserve(int capacity) {
        if (capacity > developments.length) {
            developments = new int[capacity];
            moments = new long[capacity];
            days = new int[capacity];
            weights = new int[capacity];
            sayings = new int[capacity];
            ends = new long[capacity];
            superseded = new long[capacity];
            originEnds = new int[capacity];
        }
        // most have one
        if (capacity > origins.length) {
            origins = new int[capacity];
        }
    }

    private void reserveOrigins(int capacity) {
        if (capacity > origins.length) {
            origins = Arrays.copyOf(origins, capacity + capacity / 2);
        }
    }

    public int size() {
        return size;
    }

    public int development(int i) {
        return developments[i];
    }

    /** Where the development is; negative if it is not here. */
    public int find(int development) {
        for (int i = 0; i < size; i++) {
            if (developments[i] == development) {
                return i;
            }
        }
        return -1;
    }

    /** When it takes effect, epoch second; they ascend. */
    public long moment(int i) {
        return moments[i];
    }

    /** b, millionths; 0 for what counts and weighs nothing. */
    public int baseWeight(int i) {
        return weights[i];
    }

    public boolean isStanding(int i) {
        return Saying.is(sayings[i], Saying.STANDING);
    }

    /** The moment of its {@code ends}, or {@link Evidence#NEVER}. */
    public long ends(int i) {
        return ends[i];
    }

    /** The earliest moment of those that count and name it, or {@link Evidence#NEVER}. */
    public long supersededAt(int i) {
        return superseded[i];
    }

    /** Of a standing one, when it ends; {@link Evidence#NEVER} if it does not. */
    public long endOf(int i) {
        return Math.max(moments[i], Math.min(ends[i], superseded[i]));
    }

    int saying(int i) {
        return sayings[i];
    }

    int day(int i) {
        return days[i];
    }
}
