package org.demarche.stance.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NamesTest {
    private final Names names = new Names();

    @Test
    void textsOfManyPagesAreFoundByTheirNumbersAndBack() {
        List<String> texts =
                IntStream.range(0, 20_000).mapToObj(i -> "x".repeat(i % 80) + i).toList();
        texts.forEach(names::add);
        names.trim();

        for (int number = 0; number < texts.size(); number++) {
            assertThat(names.find(texts.get(number))).isEqualTo(number);
            assertThat(names.text(number)).isEqualTo(texts.get(number));
        }
        assertThat(names.add(texts.get(17))).isEqualTo(17);
        assertThat(names.size()).isEqualTo(texts.size());
        assertThat(names.find("y")).isEqualTo(Names.NONE);
    }

    @Test
    void textsFillAPageToItsLastOctetOrBeginTheNextOne() {
        List<String> texts = new ArrayList<>();
        for (int length : new int[] {Names.PAGE, 1, Names.PAGE - 1, 2, Names.PAGE, Names.PAGE - 1}) {
            texts.add(Character.toString('a' + texts.size()).repeat(length));
        }
        texts.forEach(names::add);

        assertThat(IntStream.range(0, names.size()).mapToObj(names::text)).containsExactlyElementsOf(texts);
        assertThat(names.memory()).isGreaterThanOrEqualTo(5L * Names.PAGE);
    }

    @Test
    void textsOfDifferentPagesAreCompared() {
        names.add("b".repeat(Names.PAGE));
        names.add("a".repeat(Names.PAGE - 1));
        names.add("c");

        assertThat(names.compare(0, 1)).isPositive();
        assertThat(names.compare(1, 2)).isNegative();
        assertThat(names.compare(2, 2)).isZero();
    }

    @Test
    void aTextThatNoPageHoldsIsNotTaken() {
        assertThatThrownBy(() -> names.add("a".repeat(Names.PAGE + 1))).isInstanceOf(IllegalArgumentException.class);
    }
}
