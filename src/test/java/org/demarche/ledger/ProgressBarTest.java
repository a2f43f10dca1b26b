package org.demarche.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
    private final StringWriter terminal = new StringWriter();

    @Test
    void isDrawnOverItselfAndLeavesNothing() {
        ProgressBar bar = bar(200, true);
        bar.accept(0);
        bar.accept(1);
        bar.accept(100);
        bar.accept(200);
        bar.clear();
        String[] drawn = terminal.toString().split("\r", -1);
        assertThat(drawn)
                .containsExactly(
                        "",
                        "[" + " ".repeat(50) + "] 0 %",
                        "[" + "#".repeat(25) + " ".repeat(25) + "] 50 %",
                        "[" + "#".repeat(50) + "] 100 %",
                        " ".repeat(58),
                        "");
    }

    @Test
    void neverSaysMoreThanAllWhenTheFileGrows() {
        bar(200, true).accept(300);
        assertThat(terminal.toString()).endsWith("] 100 %");
    }

    @Test
    void countsMegabytesWhereNobodyKnowsHowManyThereAre() {
        ProgressBar bar = bar(0, true);
        bar.accept(1_999_999);
        bar.accept(2_000_000);
        assertThat(terminal.toString()).isEqualTo("\r1 MB\r2 MB");
    }

    @Test
    void isNotThereWithoutATerminal() {
        ProgressBar bar = bar(200, false);
        bar.accept(100);
        bar.clear();
        assertThat(terminal.toString()).isEmpty();
    }

    private ProgressBar bar(long total, boolean shown) {
        return new ProgressBar(new PrintWriter(terminal), total, shown);
    }
}
