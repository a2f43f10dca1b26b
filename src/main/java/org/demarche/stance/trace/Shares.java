package org.demarche.stance.trace;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.demarche.stance.model.Evidence;

/** How much of all evidence each piece is, and how much it still weighs. */
final class Shares {
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    /** 10^17 / 10^6, see stance-model section 5. */
    private static final BigDecimal WEIGHT_UNIT = BigDecimal.TEN.pow(11);

    private final Evidence evidence;
    private final int newest;
    private final BigDecimal total;

    Shares(Evidence evidence) {
        this.evidence = evidence;
        int latest = Integer.MIN_VALUE;
        for (int i = 0; i < evidence.size(); i++) {
            latest = Math.max(latest, evidence.effectiveDay(i));
        }
        this.newest = latest;
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < evidence.size(); i++) {
            sum = sum.add(weightOn(newest, i));
        }
        this.total = sum;
    }

    /** w/W in millionths, rounded half-even. */
    int share(int i) {
        return MILLION.multiply(weightOn(newest, i))
                .divide(total, 0, RoundingMode.HALF_EVEN)
                .intValueExact();
    }

    /** Its part of the weight in millionths, rounded half-even. */
    long weight(int i) {
        return weightOn(evidence.today(), i)
                .divide(WEIGHT_UNIT, 0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    private BigDecimal weightOn(int day, int i) {
        return BigDecimal.valueOf((long) evidence.baseWeight(i)
                * evidence.percent(i)
                * evidence.decay().after(day - evidence.effectiveDay(i)));
    }
}
