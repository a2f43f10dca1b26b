package org.demarche.stance.change;

import java.util.Arrays;
import org.demarche.development.DevelopmentId;
import org.demarche.stance.After;
import org.demarche.stance.Before;
import org.demarche.stance.index.StanceReader;
import org.demarche.stance.model.Appraisal;
import org.demarche.stance.model.Contributions;
import org.demarche.stance.model.Evidence;

/** Where a stance stood at one end of a change, with its evidence. Immutable. */
public final class End {
    private final Appraisal appraisal = new Appraisal();
    private final DevelopmentId[] developments;
    private final int[] contributions;
    private final int[] baseWeights;
    private final int[] percents;
    private final int[] effectiveDays;
    private final int[] positions;
    private final boolean[] standing;

    private End(Appraisal appraisal, Evidence evidence, Contributions split, DevelopmentId[] ids) {
        this.appraisal.copy(appraisal);
        Integer[] order = new Integer[evidence.size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (i, j) -> ids[i].compareTo(ids[j]));
        int size = order.length;
        developments = new DevelopmentId[size];
        contributions = new int[size];
        baseWeights = new int[size];
        percents = new int[size];
        effectiveDays = new int[size];
        positions = new int[size];
        standing = new boolean[size];
        for (int at = 0; at < size; at++) {
            int i = order[at];
            developments[at] = ids[i];
            contributions[at] = split.of(i);
            baseWeights[at] = evidence.baseWeight(i);
            percents[at] = evidence.percent(i);
            effectiveDays[at] = evidence.effectiveDay(i);
            positions[at] = evidence.position(i);
            standing[at] = evidence.stands(i);
        }
    }

    /** The stance on a track, by the reader's number, at a moment. */
    public static End of(StanceReader reader, int track, long at) {
        Appraisal appraisal = reader.appraiseEvidence(track, at);
        Evidence evidence = reader.evidence();
        Contributions split = new Contributions();
        split.split(evidence, reader.index()::compareDevelopments);
        DevelopmentId[] ids = new DevelopmentId[evidence.size()];
        Arrays.setAll(ids, i -> reader.index().development(evidence.development(i)));
        return new End(appraisal, evidence, split, ids);
    }

    /** Whether value, label, confidence or contested differ. */
    public boolean differsFrom(End other) {
        return appraisal.differsFrom(other.appraisal);
    }

    public Appraisal appraisal() {
        return appraisal;
    }

    public Before before() {
        return new Before(appraisal.label(), appraisal.hasEvidence() ? appraisal.value() : null);
    }

    public After after() {
        return new After(appraisal.label(), appraisal.hasEvidence() ? appraisal.value() : null, appraisal.weight());
    }

    int size() {
        return developments.length;
    }

    /** By id, ascending. */
    DevelopmentId development(int i) {
        return developments[i];
    }

    int contribution(int i) {
        return contributions[i];
    }

    /** Where the evidence of the development is; negative if there is none. */
    int find(DevelopmentId development) {
        return Arrays.binarySearch(developments, development);
    }

    /** Whether the development has active evidence at this end. */
    public boolean has(DevelopmentId development) {
        return find(development) >= 0;
    }

    /** Whether evidence has the same b, p and x as at the other end. */
    boolean weighsAndSaysAs(int i, End other, int j) {
        return baseWeights[i] == other.baseWeights[j]
                && percents[i] == other.percents[j]
                && positions[i] == other.positions[j];
    }

    boolean isOfSameDay(int i, End other, int j) {
        return effectiveDays[i] == other.effectiveDays[j];
    }

    boolean stands(int i) {
        return standing[i];
    }

    /** Whether the evidence of the development is the same at both ends, or at neither: b, p, e and x. */
    public boolean isSame(DevelopmentId development, End other) {
        int i = find(development);
        int j = other.find(development);
        if (i < 0 || j < 0) {
            return i < 0 && j < 0;
        }
        return weighsAndSaysAs(i, other, j) && isOfSameDay(i, other, j);
    }
}
