package org.demarche.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MergesTest {
    private static final ActorId A = new ActorId("a");
    private static final ActorId B = new ActorId("b");
    private static final ActorId C = new ActorId("c");

    private final List<Merge> entries = new ArrayList<>();

    @Test
    void withoutAnyEveryActorCountsForItself() {
        assertThat(counted()).containsExactly(A, B, C);
    }

    @Test
    void aMergedActorCountsForTheOtherUntilItIsSeparated() {
        merge(A, B);
        assertThat(counted()).containsExactly(B, B, C);
        separate(A);
        assertThat(counted()).containsExactly(A, B, C);
    }

    @Test
    void mergesFollowOneAnother() {
        merge(A, B);
        merge(B, C);
        assertThat(counted()).containsExactly(C, C, C);
        separate(B);
        assertThat(counted()).containsExactly(B, B, C);
    }

    @Test
    void ofTwoThatNameEachOtherTheFirstHolds() {
        merge(B, A);
        merge(A, B);
        assertThat(counted()).containsExactly(A, A, C);
    }

    @Test
    void whatWasPassedOverHoldsWhenTheFirstIsTakenBack() {
        merge(B, A);
        merge(A, B);
        separate(B);
        assertThat(counted()).containsExactly(B, B, C);
    }

    @Test
    void aMergeThatIsRecordedAgainIsThatOfTheLaterEntry() {
        merge(A, B);
        merge(B, A);
        separate(A);
        merge(A, B);
        assertThat(counted()).containsExactly(A, A, C);
    }

    @Test
    void endsWhateverTheLedgerHolds() {
        Random chance = new Random(1);
        List<ActorId> actors = List.of(A, B, C, new ActorId("d"), new ActorId("e"));
        for (int i = 0; i < 2_000; i++) {
            ActorId actor = actors.get(chance.nextInt(5));
            ActorId into = actors.get(chance.nextInt(5));
            entries.add(new Merge(i + 1, actor, chance.nextInt(3) == 0 ? null : into));
            Merges merges = Merges.of(entries);
            actors.forEach(each -> assertThat(merges.of(merges.of(each))).isEqualTo(merges.of(each)));
        }
    }

    private void merge(ActorId actor, ActorId into) {
        entries.add(new Merge(entries.size() + 1, actor, into));
    }

    private void separate(ActorId actor) {
        entries.add(new Merge(entries.size() + 1, actor, null));
    }

    private List<ActorId> counted() {
        Merges merges = Merges.of(entries);
        return List.of(merges.of(A), merges.of(B), merges.of(C));
    }
}
