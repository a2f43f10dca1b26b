package org.demarche.ledger.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SequencesTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 10, 700, 20_000, 1_000_000})
    void countAsAMapWould(int aggregates) {
        Random random = new Random(aggregates);
        Sequences sequences = new Sequences();
        Map<String, Long> plain = new HashMap<>();
        for (int entry = 0; entry < 60_000; entry++) {
            String aggregate = "talks/" + random.nextInt(aggregates);
            long expected = plain.merge(aggregate, 0L, (before, none) -> before + 1);
            assertThat(sequences.next(aggregate)).as(aggregate).isEqualTo(expected);
        }
    }
}
