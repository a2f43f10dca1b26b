package org.demarche.stance.reference;

import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Seeded chance, in the words of the generators. */
public final class Chance {
    private final Random random;

    public Chance(long seed) {
        this.random = new Random(seed);
    }

    /** Both bounds included. */
    public int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    public long between(long least, long most) {
        return random.nextLong(least, most + 1);
    }

    public boolean percent(int likely) {
        return random.nextInt(100) < likely;
    }

    @SafeVarargs
    public final <T> T oneOf(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    public <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** A position with many at the borders. */
    public int position() {
        return oneOf(0, 1000, -1000, 1, between(-1000, 1000), between(-1000, 1000), between(-1000, 1000));
    }

    public void shuffle(List<?> list) {
        Collections.shuffle(list, random);
    }
}
