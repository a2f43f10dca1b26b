package org.demarche.ledger.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Roots and proofs are those of the RFC's definitions, and prove what they are to prove. */
class EveryProofTest {
    private static final int ALL_UP_TO = 300;

    private final List<Hash> leaves = Leaves.random(6962, ALL_UP_TO);
    private final NaiveTree naive = new NaiveTree(leaves);
    private final KeptTiles tiles = new KeptTiles(leaves);

    @Test
    void ofEverySizeUpTo300HasTheRoot() {
        CompactRange range = new CompactRange();
        for (int size = 0; size <= ALL_UP_TO; size++) {
            assertThat(new Tree(tiles, size).head()).isEqualTo(naive.head(size));
            assertThat(range.head()).isEqualTo(naive.head(size));
            if (size < ALL_UP_TO) {
                range.append(leaves.get(size));
            }
        }
    }

    @Test
    void ofEveryLeafInEverySizeUpTo300ProvesItsInclusion() {
        for (int size = 1; size <= ALL_UP_TO; size++) {
            Tree tree = new Tree(tiles, size);
            for (int index = 0; index < size; index++) {
                InclusionProof proof = tree.inclusion(index);
                assertThat(proof.path()).isEqualTo(naive.path(index, 0, size));
                assertThat(proof.proves(leaves.get(index), naive.head(size))).isTrue();
                assertThat(tree.leaf(index)).isEqualTo(leaves.get(index));
            }
        }
    }

    @Test
    void ofEveryPairOfSizesUpTo300ProvesTheirConsistency() {
        for (int newer = 0; newer <= ALL_UP_TO; newer++) {
            Tree tree = new Tree(tiles, newer);
            for (int older = 0; older <= newer; older++) {
                ConsistencyProof proof = tree.consistencyWith(older);
                if (older > 0) {
                    assertThat(proof.path()).isEqualTo(naive.proof(older, newer));
                }
                assertThat(proof.proves(naive.head(older), naive.head(newer))).isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void ofARandomLargeTreeIsThatOfTheDefinitionsFromFewTiles(long seed) {
        Random random = new Random(seed);
        List<Hash> many = Leaves.random(seed, 65_536 + random.nextInt(70_000));
        NaiveTree large = new NaiveTree(many);
        KeptTiles kept = new KeptTiles(many);
        for (int n = 0; n < 200; n++) {
            int size = 1 + random.nextInt(many.size());
            int other = random.nextInt(size);
            kept.reads = 0;
            Tree tree = new Tree(kept, size);
            assertThat(tree.inclusion(other).path()).isEqualTo(large.path(other, 0, size));
            assertThat(kept.reads)
                    .as("tiles read for leaf %s of %s", other, size)
                    .isLessThanOrEqualTo(6);
            assertThat(new Tree(kept, size).consistencyWith(other).proves(large.head(other), large.head(size)))
                    .isTrue();
        }
    }
}
