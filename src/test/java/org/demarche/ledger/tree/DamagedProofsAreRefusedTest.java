package org.demarche.ledger.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever is changed of a proof or of what it is held against, it proves nothing any more. */
class DamagedProofsAreRefusedTest {
    private static final int ALL_UP_TO = 20;

    private final List<Hash> leaves = Leaves.random(9162, ALL_UP_TO);
    private final NaiveTree naive = new NaiveTree(leaves);
    private final Tiles tiles = new KeptTiles(leaves);

    @Test
    void ofInclusionWithAnotherPathLeafOrRoot() {
        for (int size = 1; size <= ALL_UP_TO; size++) {
            TreeHead head = naive.head(size);
            for (int index = 0; index < size; index++) {
                InclusionProof proof = new Tree(tiles, size).inclusion(index);
                Hash leaf = leaves.get(index);
                for (List<Hash> path : damaged(proof.path())) {
                    assertThat(new InclusionProof(index, path).proves(leaf, head))
                            .isFalse();
                }
                for (Hash other : flipped(leaf)) {
                    assertThat(proof.proves(other, head)).isFalse();
                }
                for (Hash other : flipped(head.root())) {
                    assertThat(proof.proves(leaf, new TreeHead(size, other))).isFalse();
                }
            }
        }
    }

    @Test
    void ofInclusionAtAnotherIndexOrInAnotherTree() {
        for (int size = 1; size <= ALL_UP_TO; size++) {
            for (int index = 0; index < size; index++) {
                List<Hash> path = new Tree(tiles, size).inclusion(index).path();
                Hash leaf = leaves.get(index);
                for (int other = -1; other <= ALL_UP_TO; other++) {
                    assertThat(new InclusionProof(other, path).proves(leaf, naive.head(size)))
                            .isEqualTo(other == index);
                    assertThat(new InclusionProof(index, path).proves(leaf, naive.head(Math.max(other, 0))))
                            .isEqualTo(other == size);
                }
            }
        }
    }

    /** Why proofs are held against heads: RFC 9162 follows the path, and the path is as long in a tree of 6 as in one of 5. */
    @Test
    void exceptThatTheSizeIsVouchedForByTheHeadAlone() {
        InclusionProof proof = new Tree(tiles, 5).inclusion(0);
        assertThat(proof.proves(leaves.getFirst(), new TreeHead(6, naive.head(5).root())))
                .isTrue();
        assertThat(proof.proves(leaves.getFirst(), naive.head(6))).isFalse();
    }

    @Test
    void ofConsistencyWithAnotherPathOrRoot() {
        for (int newer = 1; newer <= ALL_UP_TO; newer++) {
            for (int older = 0; older <= newer; older++) {
                ConsistencyProof proof = new Tree(tiles, newer).consistencyWith(older);
                TreeHead from = naive.head(older);
                TreeHead to = naive.head(newer);
                for (List<Hash> path : damaged(proof.path())) {
                    assertThat(new ConsistencyProof(path).proves(from, to)).isFalse();
                }
                for (Hash other : flipped(from.root())) {
                    assertThat(proof.proves(new TreeHead(older, other), to)).isFalse();
                }
                for (Hash other : flipped(to.root())) {
                    // a tree without leaves is no evidence of what follows
                    assertThat(proof.proves(from, new TreeHead(newer, other))).isEqualTo(older == 0);
                }
            }
        }
    }

    @Test
    void ofConsistencyBetweenOtherTrees() {
        for (int newer = 1; newer <= ALL_UP_TO; newer++) {
            for (int older = 1; older < newer; older++) {
                ConsistencyProof proof = new Tree(tiles, newer).consistencyWith(older);
                for (int other = 0; other <= ALL_UP_TO; other++) {
                    TreeHead head = naive.head(other);
                    assertThat(proof.proves(head, naive.head(newer))).isEqualTo(other == older);
                    assertThat(proof.proves(naive.head(older), head)).isEqualTo(other == newer);
                    assertThat(proof.proves(
                                    new TreeHead(other, naive.head(older).root()), naive.head(newer)))
                            .isEqualTo(other == older);
                }
                assertThat(proof.proves(naive.head(newer), naive.head(older))).isFalse();
            }
        }
    }

    /** Each bit of each hash turned, each hash left out, said twice or moved, one more at either end, and none at all. */
    private static List<List<Hash>> damaged(List<Hash> path) {
        List<List<Hash>> all = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            for (Hash other : flipped(path.get(i))) {
                all.add(with(path, i, other));
            }
            List<Hash> without = new ArrayList<>(path);
            without.remove(i);
            all.add(without);
            List<Hash> twice = new ArrayList<>(path);
            twice.add(i, path.get(i));
            all.add(twice);
            if (i > 0) {
                all.add(with(with(path, i, path.get(i - 1)), i - 1, path.get(i)));
            }
        }
        List<Hash> longer = new ArrayList<>(path);
        longer.add(Hash.OF_NO_LEAVES);
        all.add(longer);
        all.add(longer.reversed());
        if (path.size() > 1) {
            all.add(List.of());
        }
        return all;
    }

    private static List<Hash> with(List<Hash> path, int index, Hash hash) {
        List<Hash> other = new ArrayList<>(path);
        other.set(index, hash);
        return other;
    }

    private static List<Hash> flipped(Hash hash) {
        List<Hash> all = new ArrayList<>();
        for (int bit = 0; bit < Hash.LENGTH * Byte.SIZE; bit++) {
            byte[] octets = hash.octets();
            octets[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
            all.add(Hash.of(octets));
        }
        return all;
    }
}
