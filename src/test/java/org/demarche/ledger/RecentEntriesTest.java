package org.demarche.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RecentEntriesTest {
    /** Their objects take more room than what they say. */
    @Test
    void forgetsTheFirstAlsoOfManyThatSayNearlyNothing() {
        RecentEntries recent = new RecentEntries();
        int many = 10_000;
        for (int revision = 1; revision <= many; revision++) {
            recent.add(List.of(leaf(revision)));
        }
        assertThat(recent.after(0, 1)).isEmpty();
        assertThat(recent.after(many - 1_000, many))
                .hasValueSatisfying(last -> assertThat(last)
                        .hasSize(1_000)
                        .last()
                        .extracting(Entry::revision)
                        .isEqualTo((long) many));
    }

    private static Leaf leaf(int revision) {
        byte[] nothing = {'{', '}'};
        return new Leaf(
                revision,
                0,
                new StoredEvent(
                        revision, "e-" + revision, "Talks", "talks/a", revision, "now", "said", "1", nothing, nothing));
    }
}
