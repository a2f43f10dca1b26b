package org.demarche.crisis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecentTest {
    private final List<Integer> loaded = new ArrayList<>();
    private final Recent<Integer, String> recent = new Recent<>(2);

    @Test
    void loadsWhatItDoesNotHave() {
        assertThat(ask(1, 2, 1, 2)).containsExactly("1", "2", "1", "2");
        assertThat(loaded).containsExactly(1, 2);
    }

    @Test
    void forgetsWhatHasNotBeenAskedForLongest() {
        assertThat(ask(1, 2, 1, 3, 1, 2)).containsExactly("1", "2", "1", "3", "1", "2");
        assertThat(loaded).containsExactly(1, 2, 3, 2);
    }

    @Test
    void looksAgainForWhatWasNotThere() {
        assertThat(recent.get(1, key -> Optional.empty())).isEmpty();
        assertThat(recent.get(1, key -> Optional.of("now"))).contains("now");
        assertThat(recent.get(1, key -> Optional.empty())).contains("now");
    }

    private List<String> ask(int... keys) {
        List<String> answers = new ArrayList<>();
        for (int key : keys) {
            answers.add(recent.get(key, missing -> {
                        loaded.add(missing);
                        return Optional.of(String.valueOf(missing));
                    })
                    .orElseThrow());
        }
        return answers;
    }
}
