package org.demarche.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KnownIdsTest {
    private final Set<String> recorded = new HashSet<>(Set.of("a", "b"));
    private final List<Set<String>> lookUps = new ArrayList<>();
    private final KnownIds<String> known = new KnownIds<>(ids -> {
        lookUps.add(ids);
        Set<String> found = new HashSet<>(ids);
        found.retainAll(recorded);
        return found;
    });

    @Test
    void tellsWhatIsUnknown() {
        assertThat(known.unknown(Set.of("a", "x", "y"))).containsExactlyInAnyOrder("x", "y");
        assertThat(known.unknown(Set.of())).isEmpty();
    }

    @Test
    void looksUpOnceWhatIsKnownAndAgainWhatIsNot() {
        assertThat(known.unknown(Set.of("a", "x"))).containsExactly("x");
        recorded.add("x");
        assertThat(known.unknown(Set.of("a", "x"))).isEmpty();
        assertThat(known.unknown(Set.of("a", "x"))).isEmpty();
        assertThat(lookUps).containsExactly(Set.of("a", "x"), Set.of("x"));
    }

    @Test
    void startsAnewWhenItRemembersTooMuch() {
        List<Set<Integer>> asked = new ArrayList<>();
        KnownIds<Integer> numbers = new KnownIds<>(2, ids -> {
            asked.add(ids);
            return ids;
        });
        for (int number : new int[] {1, 2, 1, 3, 1}) {
            assertThat(numbers.unknown(Set.of(number))).isEmpty();
        }
        assertThat(asked).containsExactly(Set.of(1), Set.of(2), Set.of(3), Set.of(1));
    }
}
