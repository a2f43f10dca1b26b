package org.demarche.ledger.tree;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Leaves by a seed, which is to be told when a test fails. */
final class Leaves {
    private Leaves() {}

    static List<Hash> random(long seed, int count) {
        Random random = new Random(seed);
        return Stream.generate(() -> {
                    byte[] leaf = new byte[random.nextInt(64)];
                    random.nextBytes(leaf);
                    return Hash.ofLeaf(leaf);
                })
                .limit(count)
                .toList();
    }
}
