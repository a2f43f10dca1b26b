package org.demarche.ledger.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreeTest {
    private final List<Hash> leaves = Leaves.random(1, 10);
    private final Tree tree = new Tree(new KeptTiles(leaves), 10);

    @Test
    void refusesWhatItDoesNotHave() {
        assertThatIllegalArgumentException().isThrownBy(() -> tree.inclusion(10));
        assertThatIllegalArgumentException().isThrownBy(() -> tree.inclusion(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> tree.leaf(10));
        assertThatIllegalArgumentException().isThrownBy(() -> tree.consistencyWith(11));
        assertThatIllegalArgumentException().isThrownBy(() -> tree.consistencyWith(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Tree(new KeptTiles(leaves), -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new TreeHead(-1, Hash.OF_NO_LEAVES));
    }

    @Test
    void doesNotMakeUpHashesThatItsTilesLack() {
        Tiles lacking = (level, index, width) -> leaves.subList(0, width - 1);
        assertThatIllegalStateException()
                .isThrownBy(() -> new Tree(lacking, 10).head())
                .withMessageContaining("Tile 0 of level 0 has 9 hashes");
    }

    @Test
    void countsTheHashesOfEachLevel() {
        assertThat(Tiles.count(0, 70_000)).isEqualTo(70_000);
        assertThat(Tiles.count(1, 70_000)).isEqualTo(273);
        assertThat(Tiles.count(2, 70_000)).isEqualTo(1);
        assertThat(Tiles.count(3, 70_000)).isZero();
        assertThat(Tiles.count(8, Long.MAX_VALUE)).isZero();
    }

    @Test
    void printsAHashAsItIsWrittenOnTheWire() {
        String text = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";
        assertThat(Hash.parse(text)).hasToString(text);
        assertThat(Hash.of(Hash.parse(text).octets()))
                .isEqualTo(Hash.parse(text))
                .hasSameHashCodeAs(Hash.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I",
                "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=",
                "CsUYapGGPo4dkMgIAUqom_Xajj7h2fB2MPA3j2jxq2I=",
                "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxqw=="
            })
    void readsNoHashThatIsWrittenOtherwise(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Hash.parse(text));
    }

    @Test
    void keepsItsHashesToItself() {
        Hash hash = leaves.getFirst();
        hash.octets()[0] ^= 1;
        assertThat(hash).isEqualTo(Leaves.random(1, 1).getFirst());
    }
}
