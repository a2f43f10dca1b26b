package org.demarche.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.demarche.kernel.Code;
import org.demarche.kernel.Recorded;
import org.demarche.kernel.Refusal;
import org.demarche.kernel.Refused;
import org.demarche.ledger.Ledger;
import org.junit.jupiter.api.Test;

class VisibilityTest {
    private boolean isCancelled;
    private final WatchedLedger ledger = new WatchedLedger();
    private final Visibility visibility = new Visibility(ledger, () -> {}, () -> isCancelled);
    private final List<String> seen = new ArrayList<>();

    @Test
    void waitsForWhatABatchHasRecordedThoughItEndsWithSomethingRepeated() {
        visibility.expect(new Recorded("of ours", true));
        visibility.expect(new Recorded("of before", false));
        visibility.expect(new Refused(new Refusal(Code.INVALID_TEXT, null, "")));

        visibility.await();
        assertThat(ledger.awaited).containsExactly("of ours", "of before");
        assertThat(visibility.isAwaited()).isFalse();
    }

    @Test
    void waitsForTheLastOfEachKindOnly() {
        List.of("a", "b").forEach(event -> visibility.expect(new Recorded(event, true)));
        List.of("c", "d").forEach(event -> visibility.expect(new Recorded(event, false)));

        assertThat(visibility.isAwaited()).isTrue();
        visibility.await();
        assertThat(ledger.awaited).containsExactly("b", "d");
    }

    @Test
    void letsSomeBatchesGoAheadAndTellsOfEachWhenItCanBeSeen() {
        for (int batch = 1; batch <= 5; batch++) {
            String name = "batch " + batch;
            visibility.expect(new Recorded(name, true));
            visibility.keepUp(() -> seen.add(name));
        }
        assertThat(ledger.awaited).containsExactly("batch 1", "batch 2");
        assertThat(seen).containsExactly("batch 1", "batch 2");

        visibility.await();
        assertThat(ledger.awaited).containsExactly("batch 1", "batch 2", "batch 5");
        assertThat(seen).containsExactly("batch 1", "batch 2", "batch 3", "batch 4", "batch 5");
    }

    @Test
    void waitsForNothingWhereNothingWasRecorded() {
        visibility.keepUp(() -> seen.add("nothing"));
        visibility.await();
        assertThat(ledger.awaited).isEmpty();
        assertThat(seen).containsExactly("nothing");
    }

    @Test
    void saysWhyWhereNothingCanBeWritten() {
        ledger.stands = true;
        Visibility full = new Visibility(
                ledger,
                () -> {
                    throw new IllegalStateException("the disk is full");
                },
                () -> false);
        full.expect(new Recorded("lost", true));
        assertThatIllegalStateException().isThrownBy(full::await).withMessage("the disk is full");
    }

    @Test
    void doesNotWaitForEverForProjectionsThatStand() {
        ledger.stands = true;
        visibility.expect(new Recorded("unseen", true));
        assertThatIllegalStateException().isThrownBy(visibility::await).withMessageContaining("do not follow");
        assertThat(seen).isEmpty();
    }

    @Test
    void waitsNoLongerThanOneLookWhereItIsCancelled() {
        visibility.expect(new Recorded("seen", true));
        isCancelled = true;
        visibility.await();
        ledger.stands = true;
        visibility.expect(new Recorded("unseen", true));
        assertThatThrownBy(visibility::await).isInstanceOf(BrokenOff.class);
        assertThat(ledger.awaited).containsExactly("seen", "unseen");
    }

    /** Shows everything as soon as it is asked for, and remembers what was. */
    private static final class WatchedLedger implements Ledger {
        private final List<String> awaited = new ArrayList<>();
        private boolean stands;

        @Override
        public OptionalLong awaitVisible(String event, Duration atMost) {
            awaited.add(event);
            return stands ? OptionalLong.empty() : OptionalLong.of(1);
        }

        @Override
        public long visible() {
            throw new UnsupportedOperationException();
        }

        @Override
        public long head() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean awaitVisible(long revision, Duration atMost) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long revisionAt(long epochSecond) {
            throw new UnsupportedOperationException();
        }

        @Override
        public OptionalLong recordedAt(long revision) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String root(long revision) {
            throw new UnsupportedOperationException();
        }
    }
}
