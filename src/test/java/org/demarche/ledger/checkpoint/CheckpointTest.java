package org.demarche.ledger.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.demarche.ledger.tree.Hash;
import org.demarche.ledger.tree.TreeHead;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
    private static final String ROOT = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";

    /** The example of c2sp.org/tlog-checkpoint. */
    private static final String EXAMPLE = """
            example.com/behind-the-sofa
            20852163
            CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

            \u2014 example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
            """;

    @Test
    void isWrittenAndReadAsSpecified() {
        SignedNote note = SignedNote.parse(EXAMPLE.getBytes(StandardCharsets.UTF_8));
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        assertThat(checkpoint)
                .isEqualTo(new Checkpoint("example.com/behind-the-sofa", new TreeHead(20_852_163, Hash.parse(ROOT))));
        assertThat(checkpoint.text()).isEqualTo(note.text());
    }

    @Test
    void mayBeOfATreeWithoutLeavesAndHaveLinesOfOthers() {
        assertThat(Checkpoint.parse(new Checkpoint("o", TreeHead.EMPTY).text()).head())
                .isEqualTo(TreeHead.EMPTY);
        assertThat(Checkpoint.parse("o\n7\n" + ROOT + "\nmore\n").head().size()).isEqualTo(7);
    }

    @Test
    void mayHaveManyLinesOfOthers() {
        assertThat(Checkpoint.parse("o\n7\n" + ROOT + "\n" + "x\n".repeat(1 << 20))
                        .head()
                        .size())
                .isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "o\n7\n",
                "o\n7\n" + ROOT,
                "\n7\n" + ROOT + "\n",
                "o\n07\n" + ROOT + "\n",
                "o\n-7\n" + ROOT + "\n",
                "o\n+7\n" + ROOT + "\n",
                "o\n\u0667\n" + ROOT + "\n",
                "o\n9999999999999999999\n" + ROOT + "\n",
                "o\n7\nAAAA\n",
                "o\n7\n" + ROOT + "\n\n",
                "o\r\n7\r\n" + ROOT + "\r\n"
            })
    void isRefusedWhenItIsNone(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Checkpoint.parse(text));
    }

    @Test
    void hasAnOriginOfOneLine() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Checkpoint("", TreeHead.EMPTY));
        assertThatIllegalArgumentException().isThrownBy(() -> new Checkpoint("a\nb", TreeHead.EMPTY));
    }
}
