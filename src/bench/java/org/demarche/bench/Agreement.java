package org.demarche.bench;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** That the product and the floor answer the same, before anything is measured: to 2 millionths of a value, and of a weight of 1. */
final class Agreement {
    private static final double TOLERANCE = 2;

    private final Floor floor;
    private final Product product;

    Agreement(Floor floor, Product product) {
        this.floor = floor;
        this.product = product;
    }

    void check(Questions questions) {
        questions.pictures().forEach(this::picture);
        questions.stances().forEach(this::stance);
        questions.stances().forEach(this::trace);
        questions.timelines().forEach(this::timeline);
    }

    private void picture(Asked asked) {
        Answers.Picture expected = floor.picture(asked);
        Answers.Picture found = product.picture(asked);
        Map<Integer, Integer> places = new HashMap<>();
        for (int i = 0; i < found.size(); i++) {
            places.put(found.tracks()[i], i);
        }
        require(expected.size() == found.size() && places.size() == found.size(), asked, expected, found);
        for (int i = 0; i < expected.size(); i++) {
            Integer place = places.get(product.number(expected.tracks()[i]));
            require(
                    place != null
                            && isNear(expected.values()[i], found.values()[place], 0)
                            && isNear(expected.weights()[i], found.weights()[place], expected.weights()[i]),
                    asked,
                    expected,
                    found);
        }
    }

    private void stance(Asked asked) {
        Answers.Stance expected = floor.stance(asked);
        Answers.Stance found = product.stance(asked);
        require(
                expected.hasEvidence() == found.hasEvidence()
                        && (!found.hasEvidence()
                                || (isNear(expected.value(), found.value(), 0)
                                        && isNear(expected.weight(), found.weight(), expected.weight()))),
                asked,
                expected,
                found);
    }

    private void trace(Asked asked) {
        Answers.Trace expected = floor.trace(asked);
        Answers.Trace found = product.trace(asked);
        require(
                expected.size() == found.size()
                        && Arrays.stream(found.parts()).sum()
                                == (int) product.stance(asked).value(),
                asked,
                expected,
                found);
    }

    /** The product tells only what changes, and also lapses: at each day of the floor's it must have come to the same value. */
    private void timeline(Asked asked) {
        Answers.Timeline expected = floor.timeline(asked);
        Answers.Timeline found = product.timeline(asked);
        int at = -1;
        for (int i = 0; i < expected.size(); i++) {
            long moment = Load.moment((int) expected.times()[i]);
            while (at + 1 < found.size() && found.times()[at + 1] <= moment) {
                at++;
            }
            require(at >= 0 && isNear(expected.values()[i], found.values()[at], 0), asked, expected, found);
        }
    }

    private static boolean isNear(double expected, double found, double weight) {
        return Math.abs(expected - found) <= TOLERANCE * Math.max(1, weight / 1e6);
    }

    private static void require(boolean isSame, Asked asked, Object expected, Object found) {
        if (!isSame) {
            throw new IllegalStateException(asked + ": expected " + expected + " but found " + found);
        }
    }
}
