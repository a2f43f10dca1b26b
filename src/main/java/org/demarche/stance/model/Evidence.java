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
 * local epoch days of the crisis zone. Developments and origins are numbers of the caller's choice.
 */
public final class Evidence {
    /** In place of a moment that never comes. */
    public static final long NEVER = Long.MAX_VALUE;

    static final int DEED = 1;
    static final int DENIED = 2;
    static final int STANDS = 4;

    /** Divides a sum of b p decay into millionths. */
    private static final long WEIGHT_UNIT = 100_000_000_000L;

    private final LocalDays days;
    private final Numbering origins = new Numbering();

    private StanceModel model;
    private Decay decay;
    private long at;
    private int today;

    private int size;
    private int deeds;
    private int denials;
    private int[] developments = new int[16];
    private int[] baseWeights = new int[16];
    private int[] percents = new int[16];
    private int[] effectiveDays = new int[16];
    private int[] positions = new int[16];
    private byte[] flags = new byte[16];

    public Evidence(StanceModel model, LocalDays days) {
        this.model = model;
        this.days = days;
        this.decay = model.decayOnIssues();
        this.today = days.dayOf(at);
    }

    /** Empties it for another track at T = {@code at}. {@code onIssue}: whether its subject is an issue. */
    public void begin(StanceModel model, boolean onIssue, long at) {
        this.model = model;
        this.decay = onIssue ? model.decayOnIssues() : model.decayTowardActors();
        if (at != this.at) {
            this.at = at;
            this.today = days.dayOf(at);
        }
        size = 0;
        deeds = 0;
        denials = 0;
        origins.clear();
    }

    /**
     * Adds the signal of a development that does not stand.
     *
     * @param day local day of the development's moment
     * @param superseded whether a development that counts at T names it
     * @return whether the evidence is active; if not nothing was added
     */
    public boolean add(
            int development, int baseWeight, int day, boolean superseded, int position, boolean deed, boolean denied) {
        return add(development, baseWeight, superseded, day, position, flags(deed, denied));
    }

    /**
     * Adds the signal of a standing development.
     *
     * @param moment when it took effect, at or before T
     * @param ends the moment of its {@code ends}, or {@link #NEVER}
     * @param supersededAt the earliest moment of a development that counts at T and names it, or {@link #NEVER}
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
        int day = stands ? today : days.dayOf(end);
        int marks = flags(deed, denied) | (stands ? STANDS : 0);
        return add(development, baseWeight, supersededAt != NEVER, day, position, marks);
    }

    /** Adds an affirming origin of a development just added; the same one any number of times. */
    public void addOrigin(int origin) {
        origins.numberOf(origin);
    }

    private static int flags(boolean deed, boolean denied) {
        return (deed ? DEED : 0) | (denied ? DENIED : 0);
    }

    private boolean add(int development, int baseWeight, boolean superseded, int day, int position, int marks) {
        int percent = superseded ? model.supersededPercent() : 100;
        if (baseWeight == 0 || percent == 0) {
            return false;
        }
        if (size == developments.length) {
            grow();
        }
        developments[size] = development;
        baseWeights[size] = baseWeight;
        percents[size] = percent;
        effectiveDays[size] = day;
        positions[size] = position;
        flags[size] = (byte) marks;
        size++;
        deeds += marks & DEED;
        denials += (marks & DENIED) >> 1;
        return true;
    }

    private void grow() {
        int more = 2 * size;
        developments = Arrays.copyOf(developments, more);
        baseWeights = Arrays.copyOf(baseWeights, more);
        percents = Arrays.copyOf(percents, more);
        effectiveDays = Arrays.copyOf(effectiveDays, more);
        positions = Arrays.copyOf(positions, more);
        flags = Arrays.copyOf(flags, more);
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
        return baseWeights[i];
    }

    /** p. */
    public int percent(int i) {
        return percents[i];
    }

    /** e: local epoch day. */
    public int effectiveDay(int i) {
        return effectiveDays[i];
    }

    /** x: thousandths. */
    public int position(int i) {
        return positions[i];
    }

    /** Whether it is a standing development that has not ended at T. */
    public boolean stands(int i) {
        return (flags[i] & STANDS) != 0;
    }

    /** w for the newest effective day n, at most 10^17. */
    long weight(int i, int newest) {
        return (long) baseWeights[i] * percents[i] * decay.after(newest - effectiveDays[i]);
    }

    int flags(int i) {
        return flags[i];
    }

    boolean isAnyDeclared() {
        return deeds < size;
    }

    boolean isAnyRevealed() {
        return deeds > 0;
    }

    boolean isAnyDenied() {
        return denials > 0;
    }

    Int128 deniedWeight(int newest) {
        Int128 sum = Int128.of(0);
        for (int i = 0; i < size; i++) {
            if ((flags[i] & DENIED) != 0) {
                sum = sum.plus(Int128.of(weight(i, newest)));
            }
        }
        return sum;
    }

    /**
     * The weight (section 5, millionths) that this evidence has on a local day: of a stance that nothing else happens to,
     * how much still speaks on a later day. Does not rise with the day.
     */
    public long weightOn(int day) {
        long whole = 0;
        long rest = 0;
        for (int from = 0; from < size; from += Mean.CHUNK) {
            long sum = 0;
            for (int i = from; i < Math.min(size, from + Mean.CHUNK); i++) {
                sum += weight(i, day);
            }
            whole += sum / WEIGHT_UNIT;
            rest += sum % WEIGHT_UNIT;
        }
        return Fraction.round(whole + rest / WEIGHT_UNIT, rest % WEIGHT_UNIT, WEIGHT_UNIT);
    }

    int independentOrigins() {
        return origins.size();
    }
}
