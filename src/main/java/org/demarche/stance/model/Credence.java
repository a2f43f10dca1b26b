package org.demarche.stance.model;

import java.math.BigInteger;
import org.demarche.crisis.Modality;

/**
 * How far a development can be believed, from its reports under one codebook (stance-model section 3), and what its
 * signals weigh for it.
 *
 * @param counts whether the credence is above 0; else the development is listed, does not count and supersedes nothing
 * @param denied whether the denying reports reach the codebook's threshold for contested evidence
 * @param millionths the credence, rounded half-even
 * @param words base weight b (section 4, millionths, 0..10^6) of a signal in words
 * @param commitment base weight of a commitment
 * @param deed base weight of a deed
 */
public record Credence(boolean counts, boolean denied, int millionths, int words, int commitment, int deed) {
    private static final long MILLION = 1_000_000;
    /** 100^6 and the numerators over it stay below 2^63 when multiplied by 10^6. */
    private static final int SMALL = 6;

    private static final BigInteger HUNDRED = BigInteger.valueOf(100);

    /** The base weight of a signal of that modality, in millionths. */
    public int baseWeight(Modality modality) {
        return switch (modality) {
            case WORDS -> words;
            case COMMITMENT -> commitment;
            case DEED -> deed;
        };
    }

    static Credence of(Voices voices, StanceModel model) {
        return voices.size() <= SMALL ? small(voices, model) : large(voices, model);
    }

    private static Credence small(Voices voices, StanceModel model) {
        long doubtInAffirming = 1;
        long allAffirming = 1;
        long trust = 1;
        long allDenying = 1;
        for (int i = 0; i < voices.size(); i++) {
            int rest = 100 - voices.quality(i);
            if (voices.affirms(i)) {
                doubtInAffirming *= rest;
                allAffirming *= 100;
            } else {
                trust *= rest;
                allDenying *= 100;
            }
        }
        long whole = allAffirming * allDenying;
        long credence = Math.min(whole / 100 * model.credenceCap(), (allAffirming - doubtInAffirming) * trust);
        boolean denied = 100 * (allDenying - trust) >= model.deniedPercent() * allDenying;
        return new Credence(
                credence > 0,
                denied,
                (int) Fraction.round(MILLION * credence, whole),
                baseWeight(credence, whole, model.percent(Modality.WORDS)),
                baseWeight(credence, whole, model.percent(Modality.COMMITMENT)),
                baseWeight(credence, whole, model.percent(Modality.DEED)));
    }

    private static int baseWeight(long credence, long whole, int percent) {
        return (int) Fraction.round(MILLION / 100 * percent * credence, whole);
    }

    private static Credence large(Voices voices, StanceModel model) {
        BigInteger doubtInAffirming = BigInteger.ONE;
        BigInteger allAffirming = BigInteger.ONE;
        BigInteger trust = BigInteger.ONE;
        BigInteger allDenying = BigInteger.ONE;
        for (int i = 0; i < voices.size(); i++) {
            BigInteger rest = BigInteger.valueOf(100L - voices.quality(i));
            if (voices.affirms(i)) {
                doubtInAffirming = doubtInAffirming.multiply(rest);
                allAffirming = allAffirming.multiply(HUNDRED);
            } else {
                trust = trust.multiply(rest);
                allDenying = allDenying.multiply(HUNDRED);
            }
        }
        BigInteger whole = allAffirming.multiply(allDenying);
        BigInteger cap = whole.divide(HUNDRED).multiply(BigInteger.valueOf(model.credenceCap()));
        BigInteger credence =
                allAffirming.subtract(doubtInAffirming).multiply(trust).min(cap);
        boolean denied = allDenying
                        .subtract(trust)
                        .multiply(HUNDRED)
                        .compareTo(allDenying.multiply(BigInteger.valueOf(model.deniedPercent())))
                >= 0;
        return new Credence(
                credence.signum() > 0,
                denied,
                parts(credence, whole, MILLION),
                parts(credence, whole, MILLION / 100 * model.percent(Modality.WORDS)),
                parts(credence, whole, MILLION / 100 * model.percent(Modality.COMMITMENT)),
                parts(credence, whole, MILLION / 100 * model.percent(Modality.DEED)));
    }

    private static int parts(BigInteger credence, BigInteger whole, long parts) {
        return Fraction.round(credence.multiply(BigInteger.valueOf(parts)), whole)
                .intValueExact();
    }
}
