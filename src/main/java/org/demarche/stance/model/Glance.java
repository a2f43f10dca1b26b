package org.demarche.stance.model;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A quick look at the evidence of one track: what {@link Evidence} holds in exact integers, summed up in floating point and
 * in passing. {@link Appraisal#take(Glance, int)} makes the very digits of the exact stance of it or says that it cannot;
 * then the evidence must be gathered. Pieces can be added as time goes on and the stance asked for in between, so that a
 * timeline takes one pass. Reusable, not thread-safe, allocates nothing.
 *
 * <p>Design note. With 2^(-d/H) itself in place of decay(d), which is its value rounded to 10^-9, the weight of a piece is
 * {@code b p 2^(e/H)} times a factor common to all pieces, whatever n and T are: the same sums serve every newest day, every
 * T, and words and deeds apart. What this changes is bounded. Each w_i / 10^9 is off by at most 0.5 * 10^-9 b_i p_i; hence,
 * with w = b p 2^(-(n-e)/H),
 *
 * <ul>
 *   <li>a mean position m, in millionths, is off by less than {@code 0.505 * 10^-9 (10^6 + |m|) sum(b p) / sum(w)},
 *   <li>a part of W, in millionths, by less than {@code 1.01 * 10^-3 sum(b p) / sum(w)},
 *   <li>the weight, in millionths, by at most {@code 0.5 * 10^-11 sum(b p)},
 *   <li>the ambivalence, in millionths, by less than {@code 1.01 sum(b p) / sum(w |x|)}.
 * </ul>
 *
 * Floating point adds less than {@code (terms + 64) * 2^-51} of the greatest value possible: the powers are within 2^-47 of
 * themselves, and each further term or operation adds 2^-53. A figure is certain if no border of its rounding is that near,
 * and a share, of which only the side of a threshold is told, if that is not.
 * Pieces older than the table of powers count as nothing, which is exact once a piece is 31 half-lives newer than that.
 */
public final class Glance {
    /** In place of a figure that must be computed in integers. */
    static final long IN_DOUBT = Long.MIN_VALUE;

    private static final int NO_DAY = Integer.MIN_VALUE;
    private static final double MILLION = 1e6;
    private static final double ROUNDING = 0x1p-51;
    /** So many days are put right before it is asked whether a doubt is left. */
    private static final int STEP = 16;

    private final Part words = new Part();
    private final Part deeds = new Part();
    private final Part all = new Part();
    private final Origins origins = new Origins();
    private final DailySums daily = new DailySums();

    private @Nullable StanceModel model;
    private double[] powers = {};
    private double[] roundings = {};
    private int[] decay = {};
    private int supersededPercent;
    private int anchor;
    private int terms;
    /** Age of the oldest piece at the last day, at most the length of the table. */
    private int oldest;

    /** sum(b p decay(last day - e)). */
    private double speaking;
    /** sum(w |x|). */
    private double leaning;

    private double neutral;
    private double denied;

    /** Where {@link #addAll} found the pieces; null if they were added one by one. */
    private @Nullable Columns source;

    private int sourceFirst;
    private int sourceEnd;
    private int sourceRevision;
    private long sourceAt;

    /**
     * Empties it for another track.
     *
     * @param onIssue whether the track's subject is an issue
     * @param lastDay local day after which no piece will be effective
     */
    public void begin(StanceModel model, boolean onIssue, int lastDay) {
        this.model = model;
        Decay fading = model.decay(onIssue);
        powers = fading.powers();
        roundings = fading.roundings();
        decay = fading.table();
        supersededPercent = model.supersededPercent();
        anchor = lastDay;
        terms = 0;
        oldest = 0;
        speaking = 0;
        leaning = 0;
        neutral = 0;
        denied = 0;
        words.clear();
        deeds.clear();
        origins.clear();
        daily.clear();
        source = null;
    }

    /** Makes room for so many pieces that are to be added one by one, before the first of them. */
    public void reserve(int count) {
        daily.reserve(count);
    }

    /**
     * Adds a piece of evidence.
     *
     * @param baseWeight b
     * @param day effective day e, at most {@code lastDay}
     * @param superseded whether p is that of superseded evidence
     * @return whether the evidence is active; if not nothing was added
     */
    public boolean add(int baseWeight, int day, boolean superseded, int position, boolean deed, boolean isDenied) {
        int strength = baseWeight * (superseded ? supersededPercent : 100);
        if (strength == 0) {
            return false;
        }
        int age = Math.min(anchor - day, powers.length - 1);
        double weight = strength * powers[age];
        terms++;
        oldest = Math.max(oldest, age);
        (deed ? deeds : words).add(weight, weight * position, strength, day);
        daily.add(day, strength, position);
        speaking += (long) strength * decay[Math.min(age, decay.length - 1)];
        leaning += weight * Math.abs(position);
        neutral += position == 0 ? weight : 0;
        denied += isDenied ? weight : 0;
        return true;
    }

    /** Adds an affirming origin of a piece just added; the same one any number of times. */
    public void addOrigin(int origin) {
        origins.add(origin);
    }

    /**
     * Adds those of the rows {@code first <= i < end} that are in force at the revision and took effect by T, with their
     * origins. None of them may stand or be superseded, and nothing else may be added.
     *
     * @param at T, epoch second; its local day is at most {@code lastDay}
     * @param many asked for the origins of rows with more than one
     */
    public void addAll(Columns rows, int first, int end, int revision, long at, Columns.Origins many) {
        source = rows;
        sourceFirst = first;
        sourceEnd = end;
        sourceRevision = revision;
        sourceAt = at;
        long[] moments = rows.moments;
        int[] from = rows.from;
        int[] to = rows.to;
        int[] days = rows.days;
        int[] weights = rows.baseWeights;
        int[] sayings = rows.sayings;
        int[] rowOrigins = rows.origins;
        int last = anchor;
        double[] power = powers;
        int zero = power.length - 1;
        int[] table = decay;
        int lifetime = table.length - 1;
        int count = 0;
        int eldest = 0;
        double speak = 0;
        double lean = 0;
        double none = 0;
        double deniedWeight = 0;
        double wordWeight = 0;
        double wordSum = 0;
        long wordStrength = 0;
        int newestWord = NO_DAY;
        double deedWeight = 0;
        double deedSum = 0;
        long deedStrength = 0;
        int newestDeed = NO_DAY;
        for (int i = first; i < end && moments[i] <= at; i++) {
            if (from[i] <= revision && revision < to[i] && weights[i] != 0) {
                int saying = sayings[i];
                int day = days[i];
                int strength = 100 * weights[i];
                int position = saying >> 16;
                int deed = -(saying & Columns.DEED);
                int age = Math.min(last - day, zero);
                double wordly = (strength & ~deed) * power[age];
                double deedly = (strength & deed) * power[age];
                count++;
                speak += (long) strength * table[Math.min(age, lifetime)];
                eldest = Math.max(eldest, age);
                wordWeight += wordly;
                wordSum += wordly * position;
                wordStrength += strength & ~deed;
                newestWord = Math.max(newestWord, (day & ~deed) | (NO_DAY & deed));
                deedWeight += deedly;
                deedSum += deedly * position;
                deedStrength += strength & deed;
                newestDeed = Math.max(newestDeed, (day & deed) | (NO_DAY & ~deed));
                lean += (wordly + deedly) * Math.abs(position);
                if (position == 0) {
                    none += wordly + deedly;
                }
                if ((saying & Columns.DENIED) != 0) {
                    deniedWeight += wordly + deedly;
                }
                int origin = rowOrigins[i];
                if (origin >= 0) {
                    origins.add(origin);
                } else {
                    many.addTo(this, origin);
                }
            }
        }
        terms += count;
        oldest = Math.max(oldest, eldest);
        words.add(wordWeight, wordSum, wordStrength, newestWord);
        deeds.add(deedWeight, deedSum, deedStrength, newestDeed);
        speaking += speak;
        leaning += lean;
        neutral += none;
        denied += deniedWeight;
    }

    /** Joins the days of those rows of {@link #addAll} that belong to the part, in place of what was joined before. */
    private void join(Columns rows, Part part) {
        daily.clear();
        for (int i = sourceFirst; i < sourceEnd && rows.moments[i] <= sourceAt; i++) {
            boolean isInForce = rows.from[i] <= sourceRevision && sourceRevision < rows.to[i];
            Part own = (rows.sayings[i] & Columns.DEED) != 0 ? deeds : words;
            if (isInForce && rows.baseWeights[i] != 0 && (part == own || part == all)) {
                daily.add(rows.days[i], 100 * rows.baseWeights[i], rows.sayings[i] >> 16);
            }
        }
    }

    /** Under which it was begun. */
    StanceModel model() {
        return requireNonNull(model);
    }

    int independentOrigins() {
        return origins.size();
    }

    boolean isEmpty() {
        return terms == 0;
    }

    Part words() {
        return words;
    }

    Part deeds() {
        return deeds;
    }

    /** Words and deeds together, as far as they have been added. */
    Part all() {
        all.unite(words, deeds);
        return all;
    }

    /** Whether every piece within 31 half-lives of the newest of the part is within the table. */
    private boolean isWhole(Part part) {
        return oldest < powers.length - 1 || anchor - part.newest() + decay.length <= powers.length;
    }

    /** The value of the part, or {@link #IN_DOUBT}. */
    long value(Part part) {
        if (!isWhole(part)) {
            return IN_DOUBT;
        }
        double proposal = 1_000 * part.sum() / part.weight();
        double rounded = Math.rint(proposal);
        double room = 0.5 - Math.abs(proposal - rounded) - noise();
        double doubt = 0.505e-9 * (MILLION + Math.abs(proposal)) * strength(part);
        return room * part.weight() > doubt ? (long) rounded : IN_DOUBT;
    }

    /** Where round(10^6 * W(x=0)/W) is to a threshold: 1 not below, -1 below, 0 in doubt; {@code part} is all. */
    int neutralityTo(long threshold, Part part) {
        return shareTo(threshold - 0.5, neutral, part);
    }

    /** Where W(denied)/W is to a share in millionths: 1 not below, -1 below, 0 in doubt; {@code part} is all. */
    int denialTo(long border, Part part) {
        return border == 0 ? 1 : shareTo((double) border, denied, part);
    }

    private int shareTo(double border, double some, Part part) {
        if (!isWhole(part)) {
            return 0;
        }
        double doubt = some == 0 ? 0 : 1.01e-3 * strength(part);
        return side(MILLION * some / part.weight() - border, doubt / part.weight());
    }

    /** Where round(10^6 * 2 min(P,N)/(P+N)) is to a threshold: 1 not below, -1 below, 0 in doubt; {@code part} is all. */
    int ambivalenceTo(long threshold, Part part) {
        if (!isWhole(part)) {
            return 0;
        }
        double border = threshold - 0.5;
        if (leaning == 0) {
            return side(-border, 0);
        }
        double proposal = MILLION - MILLION * Math.abs(part.sum()) / leaning;
        return side(proposal - border, 1.01 * strength(part) / leaning);
    }

    private int side(double distance, double doubt) {
        if (Math.abs(distance) <= doubt + noise()) {
            return 0;
        }
        return distance > 0 ? 1 : -1;
    }

    /** What floating point may add to or take from a figure of at most a million. */
    private double noise() {
        return MILLION * (terms + 64) * ROUNDING;
    }

    /** sum(b p), as the weights are: faded from the newest piece of the part to the anchor. */
    private double strength(Part part) {
        return part.strength() * powers[anchor - part.newest()];
    }

    /** The weight on a local day from that of the newest piece on, or {@link #IN_DOUBT}; {@code part} is all. */
    long weightOn(int day, Part part) {
        double proposal = proposedWeight(day, part);
        double rounded = Math.rint(proposal);
        return Math.abs(proposal - rounded) + doubtOfWeight(day, part, proposal) < 0.5 ? (long) rounded : IN_DOUBT;
    }

    /** The value of the part by the rounded decay, or {@link #IN_DOUBT}; only all is known of pieces added one by one. */
    long correctedValue(Part part) {
        if (oldest >= powers.length - 1 || (source == null && part != all)) {
            return IN_DOUBT;
        }
        if (source != null) {
            join(source, part);
        }
        int newest = part.newest();
        double faded = powers[anchor - newest];
        double sum = part.sum() / faded + 1e-9 * daily.positionRounding(newest, roundings);
        double weight = part.weight() / faded + 1e-9 * daily.rounding(0, daily.size(), newest, roundings);
        double proposal = 1_000 * sum / weight;
        double rounded = Math.rint(proposal);
        return Math.abs(proposal - rounded) + 4 * noise() < 0.5 ? (long) rounded : IN_DOUBT;
    }

    /**
     * The weight by the rounded decay, for pieces that were added one by one, or {@link #IN_DOUBT}; {@code part} is all. Some
     * days are put right at a time, until no doubt is left.
     */
    long correctedWeight(int day, Part part) {
        double proposal = proposedWeight(day, part);
        if (day == anchor || Double.isNaN(proposal) || oldest + Math.max(day - anchor, 0) >= powers.length - 1) {
            return IN_DOUBT;
        }
        double noise = 2 * (proposal + 1e-11 * part.strength()) * (terms + 64) * ROUNDING;
        double doubt = 0.5e-11 * part.strength();
        for (int i = 0; i < daily.size(); i += STEP) {
            int until = Math.min(i + STEP, daily.size());
            proposal += 1e-11 * daily.rounding(i, until, day, roundings);
            doubt -= 0.5e-11 * daily.strength(i, until);
            double rounded = Math.rint(proposal);
            if (Math.abs(proposal - rounded) + doubt + noise < 0.5) {
                return (long) rounded;
            }
        }
        return IN_DOUBT;
    }

    /** Where the weight on a local day is, to a threshold: 1 not below, -1 below, 0 in doubt. */
    public int weightTo(long threshold, int day) {
        Part part = all();
        double proposal = proposedWeight(day, part);
        double doubt = doubtOfWeight(day, part, proposal);
        double border = threshold - 0.5;
        return proposal - doubt > border ? 1 : proposal + doubt < border ? -1 : 0;
    }

    /** In millionths; not a number where the table of powers does not reach. */
    private double proposedWeight(int day, Part part) {
        int ahead = anchor - day;
        if (Math.abs(ahead) >= powers.length - 1 || day < part.newest() || !isWhole(part)) {
            return Double.NaN;
        }
        if (ahead == 0) {
            return speaking * 1e-11;
        }
        return 0.01 * (ahead > 0 ? part.weight() / powers[ahead] : part.weight() * powers[-ahead]);
    }

    private double doubtOfWeight(int day, Part part, double proposal) {
        double noise = day == anchor ? 0 : 0.51e-11 * part.strength();
        return noise + proposal * (terms + 64) * ROUNDING;
    }
}
