package org.demarche.stance.model;

import java.util.Arrays;
import org.demarche.time.LocalDays;

/**
 * The active evidence of one track at one moment T (stance-model section 4), as columns of primitives. Reusable:
 * {@link #begin}, add the signals whose developments count at T, let {@link Appraisal} and {@link Contributions} read it.
 * Not thread-safe; allocates only to grow.
 *
 * <p>The caller decides which developments count at T (credence above 0 and moment at or before T) and which second is
 * the earliest moment of those that count and name a development as superseded. Moments are epoch seconds (UTC); days are
 * local epoch days of the crisis zone. Developments are numbers of the caller's choice, origins small numbers from 0 on.
 */
public final class Evidence {
    /** In place of a moment that never comes. */
    public static final long NEVER = Long.MAX_VALUE;

    /** In {@link #sayings}, as in {@link Columns#sayings}. */
    static final int DEED = Columns.DEED;

    private static final int DENIED = Columns.DENIED;
    private static final int STANDS = 8;
    private static final int SUPERSEDED = 16;

    private final LocalDays days;
    private final Origins origins = new Origins();

    private StanceModel model;
    private Decay decay;
    private long at;
    private int today;

    private int size;
    private int deeds;
    private int denials;
    private int[] developments = new int[16];
    private int[] strengths = new int[16];
    private int[] effectiveDays = new int[16];
    private int[] sayings = new int[16];

    public Evidence(StanceModel model, LocalDays days) {
        this.model = model;
        this.days = days;
        this.decay = model.decay(true);
        this.today = days.dayOf(at);
    }

    /** Empties it for another track at T = {@code at}. {@code onIssue}: whether its subject is an issue. */
    public void begin(StanceModel model, boolean onIssue, long at) {
        this.model = model;
        this.decay = model.decay(onIssue);
        if (at != this.at) {
            this.at = at;
            this.today = days.dayOf(at);
        }
        size = 0;
        deeds = 0;
        denials = 0;
        origins.clear();
    }

    /** Goes on to another T with what has been added, none of which stands or is superseded. */
    public void goOn(long to) {
        at = to;
        today = days.dayOf(to);
    }

    /**
     * Adds the signal of a development that does not stand.
     *
     * @param baseWeight b, see {@link Credence#baseWeight}
     * @param day local day of the development's moment
     * @param superseded whether a development that counts at T names it
     * @param denied see {@link Credence#denied}
     * @return whether the evidence is active; if not nothing was added
     */
    public boolean add(
            int development, int baseWeight, int day, boolean superseded, int position, boolean deed, boolean denied) {
        return put(development, baseWeight, day, saying(position, deed, denied) | (superseded ? SUPERSEDED : 0));
    }

    /**
     * Adds the signal of a standing development.
     *
     * @param baseWeight b, see {@link Credence#baseWeight}
     * @param moment when it took effect, at or before T
     * @param ends the moment of its {@code ends}, or {@link #NEVER}
     * @param supersededAt the earliest moment of a development that counts at T and names it, or {@link #NEVER}
     * @param denied see {@link Credence#denied}
     * @return whether the evidence is active; if not nothing was added
     */
    public boolean addStanding(
            int development,
            int baseWeight,
            long moment,
            long ends,
            long supersededAt,
            int position,
            boolean deed,
            boolean denied) {
        long end = Math.max(moment, Math.min(ends, supersededAt));
        boolean stands = at <= end;
        int saying = saying(position, deed, denied) | (stands ? STANDS : 0) | (supersededAt == NEVER ? 0 : SUPERSEDED);
        return put(development, baseWeight, stands ? today : days.dayOf(end), saying);
    }

    /** Adds an affirming origin of a development just added; the same one any number of times. */
    public void addOrigin(int origin) {
        origins.add(origin);
    }

    private static int saying(int position, boolean deed, boolean denied) {
        return (position << 16) | (deed ? DEED : 0) | (denied ? DENIED : 0);
    }

    /** Makes room for so many. */
    public void reserve(int count) {
        if (count > developments.length) {
            resize(Math.min(count, Sums.MOST));
        }
    }

    private boolean put(int development, int baseWeight, int day, int saying) {
        int strength = baseWeight * percentOf(saying);
        if (strength == 0) {
            return false;
        }
        int i = size;
        if (i == developments.length) {
            grow();
        }
        developments[i] = development;
        strengths[i] = strength;
        effectiveDays[i] = day;
        sayings[i] = saying;
        size = i + 1;
        deeds += saying & DEED;
        denials += saying & DENIED;
        return true;
    }

    private int percentOf(int saying) {
        return (saying & SUPERSEDED) == 0 ? 100 : model.supersededPercent();
    }

    private void grow() {
        if (size == Sums.MOST) {
            throw new IllegalStateException("more than " + size + " pieces of evidence on one track");
        }
        resize(2 * size);
    }

    private void resize(int capacity) {
        developments = Arrays.copyOf(developments, capacity);
        strengths = Arrays.copyOf(strengths, capacity);
        effectiveDays = Arrays.copyOf(effectiveDays, capacity);
        sayings = Arrays.copyOf(sayings, capacity);
    }

    public StanceModel model() {
        return model;
    }

    public Decay decay() {
        return decay;
    }

    /** T, epoch second. */
    public long at() {
        return at;
    }

    /** The local day of T. */
    public int today() {
        return today;
    }

    public int size() {
        return size;
    }

    public int development(int i) {
        return developments[i];
    }

    /** b: millionths. */
    public int baseWeight(int i) {
        return strengths[i] / percent(i);
    }

    /** p. */
    public int percent(int i) {
        return percentOf(sayings[i]);
    }

    /** e: local epoch day. */
    public int effectiveDay(int i) {
        return effectiveDays[i];
    }

    /** x: thousandths. */
    public int position(int i) {
        return sayings[i] >> 16;
    }

    /** Whether it is a standing development that has not ended at T. */
    public boolean stands(int i) {
        return (sayings[i] & STANDS) != 0;
    }

    /** Whether it is superseded at T. */
    public boolean isSuperseded(int i) {
        return (sayings[i] & SUPERSEDED) != 0;
    }

    boolean isDenied(int i) {
        return (sayings[i] & DENIED) != 0;
    }

    boolean isDeed(int i) {
        return (sayings[i] & DEED) != 0;
    }

    /** Position and marks, as in {@link Columns}. */
    int saying(int i) {
        return sayings[i];
    }

    /** w for the newest effective day n: at most 10^17. */
    long weight(int i, int newest) {
        return (long) strengths[i] * decay.after(newest - effectiveDays[i]);
    }

    /** The sum of w for the newest effective day n, over the entries {@code first <= i < until}. */
    long weight(int first, int until, int newest) {
        int[] days = effectiveDays;
        int[] parts = strengths;
        int[] table = decay.table();
        int oldest = table.length - 1;
        long sum = 0;
        for (int i = first; i < until; i++) {
            sum += (long) parts[i] * table[Math.min(Math.max(newest - days[i], 0), oldest)];
        }
        return sum;
    }

    boolean hasWords() {
        return deeds < size;
    }

    boolean hasDeeds() {
        return deeds > 0;
    }

    boolean hasDenials() {
        return denials > 0;
    }

    int independentOrigins() {
        return origins.size();
    }

    /**
     * The weight (section 5, millionths) that this evidence has on a local day: where nothing else happens, how much of it
     * still speaks later. Does not rise with the day.
     */
    public long weightOn(int day) {
        return Sums.weightOn(day, this);
    }
}
