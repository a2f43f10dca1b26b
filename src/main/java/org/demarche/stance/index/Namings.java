package org.demarche.stance.index;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which developments name which others as superseded. One thread writes, any number may read meanwhile. */
final class Namings {
    /**
     * That a version of a development, at the credence it has from one revision to the next, names another.
     *
     * @param moment of the superseder
     * @param counts whether its credence is above 0
     */
    record Naming(int superseder, long moment, int from, int to, boolean counts) {
        boolean isInForce(int revision) {
            return from <= revision && revision < to;
        }

        private void write(ImageOutput image) {
            image.number(superseder);
            image.number(moment);
            image.number(from);
            image.number(to);
            image.number(counts ? 1 : 0);
        }

        private static Naming read(ImageInput image) {
            return new Naming(
                    (int) image.number(),
                    image.number(),
                    (int) image.number(),
                    (int) image.number(),
                    image.number() != 0);
        }

        private Naming until(int revision) {
            return new Naming(superseder, moment, from, revision, counts);
        }
    }

    private static final Naming[] NONE = {};

    private final Map<Integer, Naming[]> byNamed = new ConcurrentHashMap<>();
    /** Of each superseder those that it names as of now; the writer's alone. */
    private final Map<Integer, int[]> namedBy = new ConcurrentHashMap<>();

    /** Everything that ever named the development. */
    Naming[] of(int named) {
        return byNamed.isEmpty() ? NONE : byNamed.getOrDefault(named, NONE);
    }

    boolean isNamed(int development) {
        return byNamed.containsKey(development);
    }

    /** Those that the development names as of now. */
    int[] namedBy(int superseder) {
        return namedBy.getOrDefault(superseder, new int[0]);
    }

    void open(int superseder, int[] named, long moment, int revision, boolean counts) {
        if (named.length == 0) {
            return;
        }
        namedBy.put(superseder, named);
        Naming naming = new Naming(superseder, moment, revision, Rows.OPEN, counts);
        for (int development : named) {
            Naming[] before = of(development);
            Naming[] all = Arrays.copyOf(before, before.length + 1);
            all[before.length] = naming;
            byNamed.put(development, all);
        }
    }

    void close(int superseder, int revision) {
        int[] named = namedBy.remove(superseder);
        if (named != null) {
            for (int development : named) {
                closeOne(superseder, development, revision);
            }
        }
    }

    /** Opens them anew where it counts from the revision on and did not before, or the other way round. */
    void reweigh(int superseder, int revision, boolean counts) {
        int[] named = namedBy.get(superseder);
        if (named == null) {
            return;
        }
        for (Naming naming : of(named[0])) {
            if (naming.superseder() == superseder && naming.to() == Rows.OPEN && naming.counts() != counts) {
                close(superseder, revision);
                open(superseder, named, naming.moment(), revision, counts);
                return;
            }
        }
    }

    void write(ImageOutput image) {
        image.number(byNamed.size());
        byNamed.forEach((named, namings) -> {
            image.number(named);
            image.number(namings.length);
            for (Naming naming : namings) {
                naming.write(image);
            }
        });
        image.number(namedBy.size());
        namedBy.forEach((superseder, named) -> {
            image.number(superseder);
            image.ints(named);
        });
    }

    void read(ImageInput image) {
        for (int left = image.count(); left > 0; left--) {
            int named = Math.toIntExact(image.number());
            Naming[] namings = new Naming[image.count()];
            Arrays.setAll(namings, i -> Naming.read(image));
            byNamed.put(named, namings);
        }
        for (int left = image.count(); left > 0; left--) {
            namedBy.put(Math.toIntExact(image.number()), image.ints());
        }
    }

    private void closeOne(int superseder, int development, int revision) {
        Naming[] all = of(development).clone();
        for (int i = 0; i < all.length; i++) {
            if (all[i].superseder() == superseder && all[i].to() == Rows.OPEN) {
                all[i] = all[i].until(revision);
            }
        }
        byNamed.put(development, all);
    }
}
