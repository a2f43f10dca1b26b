package org.demarche.ledger.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vectors that the implementations of RFC 6962 have in common, first published with certificate-transparency. */
class PublishedVectorsTest {
    private static final List<byte[]> LEAVES = Stream.of(
                    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
            .map(HexFormat.of()::parseHex)
            .toList();
    private static final List<Hash> HASHES = LEAVES.stream().map(Hash::ofLeaf).toList();
    private static final List<Hash> ROOTS = hashes(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void hashLeavesAndInnerNodes() {
        assertThat(HASHES)
                .containsExactlyElementsOf(hashes(
                        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                        "0298d122906dcfc10892cb53a73992fc5b9f493ea4c9badb27b791b4127a7fe7",
                        "07506a85fd9dd2f120eb694f86011e5bb4662e5c415a62917033d4a9624487e7",
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                        "4271a26be0d8a84f0bd54c8c302e7cb3a3b5d1fa6780a40bcce2873477dab658",
                        "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f",
                        "46f6ffadd3d06a09ff3c5860d2755c8b9819db7df44251788c7d8e3180de8eb1"));
        assertThat(Stream.of(0, 2, 4, 6).map(i -> Hash.ofNode(HASHES.get(i), HASHES.get(i + 1))))
                .containsExactlyElementsOf(hashes(
                        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"));
    }

    @Test
    void haveTheRootsOfEverySize() {
        CompactRange range = new CompactRange();
        for (int size = 0; size <= LEAVES.size(); size++) {
            assertThat(range.head()).isEqualTo(head(size));
            assertThat(tree(size).head()).isEqualTo(head(size));
            if (size < LEAVES.size()) {
                range.append(HASHES.get(size));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, ''",
        "0, 8, 96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
                + " 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
                + " 6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        "5, 8, bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
                + " ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"
                + " d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "2, 3, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "1, 5, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
                + " 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
                + " bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    })
    void haveThesePathsOfInclusion(int index, int size, String path) {
        InclusionProof proof = tree(size).inclusion(index);
        assertThat(proof.path()).isEqualTo(path(path));
        assertThat(proof.proves(HASHES.get(index), head(size))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, ''",
        "1, 8, 96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
                + " 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
                + " 6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        "6, 8, 0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"
                + " ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"
                + " d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "2, 5, 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
                + " bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    })
    void haveThesePathsOfConsistency(int older, int newer, String path) {
        ConsistencyProof proof = tree(newer).consistencyWith(older);
        assertThat(proof.path()).isEqualTo(path(path));
        assertThat(proof.proves(head(older), head(newer))).isTrue();
    }

    /** The example of RFC 9162, section 2.1.5: seven leaves, written with the names that the RFC gives to the nodes. */
    @Test
    void haveThePathsThatTheRfcDraws() {
        List<Hash> d = HASHES;
        Hash g = Hash.ofNode(d.get(0), d.get(1));
        Hash h = Hash.ofNode(d.get(2), d.get(3));
        Hash i = Hash.ofNode(d.get(4), d.get(5));
        Hash j = d.get(6);
        Hash k = Hash.ofNode(g, h);
        Hash l = Hash.ofNode(i, j);
        Tree seven = tree(7);
        assertThat(seven.inclusion(0).path()).containsExactly(d.get(1), h, l);
        assertThat(seven.inclusion(3).path()).containsExactly(d.get(2), g, l);
        assertThat(seven.inclusion(4).path()).containsExactly(d.get(5), j, k);
        assertThat(seven.inclusion(6).path()).containsExactly(i, k);
        assertThat(seven.consistencyWith(3).path()).containsExactly(d.get(2), d.get(3), g, l);
        assertThat(seven.consistencyWith(4).path()).containsExactly(l);
        assertThat(seven.consistencyWith(6).path()).containsExactly(i, j, k);
    }

    private static Tree tree(int size) {
        return new Tree(new KeptTiles(HASHES), size);
    }

    private static TreeHead head(int size) {
        return new TreeHead(size, ROOTS.get(size));
    }

    private static List<Hash> path(String hex) {
        return hex.isEmpty() ? List.of() : hashes(hex.split(" "));
    }

    private static List<Hash> hashes(String... hex) {
        return Stream.of(hex).map(HexFormat.of()::parseHex).map(Hash::of).toList();
    }
}
