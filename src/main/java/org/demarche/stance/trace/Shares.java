package org.demarche.stance.trace;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Comparator;
import org.demarche.stance.model.Contributions.IdOrder;
import org.demarche.stance.model.Evidence;

/** How much of all evidence each piece is, and how much it still weighs. */
final class Shares {
    private static final int MILLION = 1_000_000;
    /** 10^17 / 10^6, see stance-model section 5. */
    private static final BigDecimal WEIGHT_UNIT = BigDecimal.TEN.pow(11);

    private final Evidence evidence;
    private final int[] shares;

    Shares(Evidence evidence, IdOrder ids) {
        this.evidence = evidence;
        this.shares = split(ids);
    }

    /** Its part of the evidence in millionths; all together are a million. */
    int share(int i) {
        return shares[i];
    }

    /** Its part of the weight in millionths, rounded half-even. */
    long weight(int i) {
        return new BigDecimal(weightOn(evidence.today(), i))
                .divide(WEIGHT_UNIT, 0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    /** As contributions are split: floors, then a unit each to the largest remainders, ties to the smaller id. */
    private int[] split(IdOrder ids) {
        int size = evidence.size();
        int newest = newest();
        BigInteger total = BigInteger.ZERO;
        for (int i = 0; i < size; i++) {
            total = total.add(weightOn(newest, i));
        }
        int[] parts = new int[size];
        BigInteger[] rests = new BigInteger[size];
        int missing = MILLION;
        for (int i = 0; i < size; i++) {
            BigInteger[] ratio =
                    weightOn(newest, i).multiply(BigInteger.valueOf(MILLION)).divideAndRemainder(total);
            parts[i] = ratio[0].intValueExact();
            rests[i] = ratio[1];
            missing -= parts[i];
        }
        Integer[] order = new Integer[size];
        Arrays.setAll(order, i -> i);
        Arrays.sort(
                order,
                Comparator.comparing((Integer i) -> rests[i])
                        .reversed()
                        .thenComparing((i, j) -> ids.compare(evidence.development(i), evidence.development(j))));
        for (int k = 0; k < missing; k++) {
            parts[order[k]]++;
        }
        return parts;
    }

    private int newest() {
        int newest = Integer.MIN_VALUE;
        for (int i = 0; i < evidence.size(); i++) {
            newest = Math.max(newest, evidence.effectiveDay(i));
        }
        return newest;
    }

    private BigInteger weightOn(int day, int i) {
        return BigInteger.valueOf((long) evidence.baseWeight(i)
                * evidence.percent(i)
                * evidence.decay().after(day - evidence.effectiveDay(i)));
    }
}
