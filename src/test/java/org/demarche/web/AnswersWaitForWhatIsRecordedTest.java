package org.demarche.web;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.demarche.kernel.Code;
import org.demarche.kernel.Recorded;
import org.demarche.kernel.Refusal;
import org.demarche.kernel.Write;
import org.demarche.ledger.Durability;
import org.demarche.ledger.Ledger;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** What happens when the projections lag behind what is recorded. */
class AnswersWaitForWhatIsRecordedTest {
    private static final Turn.Room NO_ROOM = new Turn.Room() {
        @Override
        public boolean begin(long octets) {
            return false;
        }

        @Override
        public void end(long octets) {}
    };

    private static final Write WRITE = () -> null;
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00.987Z");

    private final AsOfReader reader = reader(new StillLedger(9, 7));

    @Test
    void asksWithoutAParameterWhatIsVisibleAtThePresentSecond() {
        AsOf asOf = reader.read(AsOfParameters.of(Map.of()));
        assertThat(asOf.revision()).isEqualTo(7);
        assertThat(asOf.at()).hasToString("2026-11-23T10:00:00Z");
    }

    @Test
    void asksForPatienceWhenARevisionIsRecordedButNotVisible() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> reader.read(AsOfParameters.of(Map.of("known", "8"))))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(Code.CATCHING_UP));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> reader.read(AsOfParameters.of(Map.of("known", "2026-11-23T10:00:00Z"))))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(Code.CATCHING_UP));
    }

    @Test
    void doesNotWaitForARevisionThatIsNotRecorded() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> reader.read(AsOfParameters.of(Map.of("known", "10"))))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(Code.UNKNOWN_REVISION));
    }

    @Test
    void acceptsAWriteThatDoesNotBecomeVisibleInTimeOnceItIsOnTheDisk() throws Exception {
        AtomicInteger secured = new AtomicInteger();
        ResponseEntity<Written> answer =
                writing(new StillLedger(9, 7), secured::incrementAndGet, 1).put(WRITE, "late", request());
        assertThat(answer.getStatusCode().value()).isEqualTo(202);
        assertThat(answer.getBody()).isEqualTo(Written.later("late"));
        assertThat(answer.getHeaders().containsHeader("Revision")).isFalse();
        assertThat(secured).hasValue(1);
    }

    /** A leader that is slow, or gone, keeps nothing from being recorded. */
    @Test
    void leavesItsTurnToOthersBeforeItWaits() throws Exception {
        Turns turns = new Turns(0);
        MockHttpServletRequest request = request();
        Turn turn = Turn.of(request, turns, NO_ROOM);
        Ledger waiting =
                new Waiting(event -> assertThat(turns.free).as("given back").hasValue(1));
        writing(waiting, () -> {}, 1).put(WRITE, "late", request);
        turn.end();
        assertThat(turns.free).as("given back once").hasValue(1);
    }

    @Test
    void leavesItsTurnToOthersWhileItWaitsAndGoesOnWithAnother() throws Exception {
        Turns turns = new Turns(0);
        Waiting waiting = new Waiting(
                true, event -> assertThat(turns.free).as("given back").hasValue(1));
        Turn turn = asks(
                turns,
                () -> assertThat(reader(waiting)
                                .read(AsOfParameters.of(Map.of("known", "8")))
                                .revision())
                        .isEqualTo(8));
        assertThat(turns.free).as("taken again").hasValue(0);
        turn.close();
        turn.end();
        assertThat(turns.free).as("given back once").hasValue(1);
    }

    @Test
    void takesNoOtherTurnToBeRefused() throws Exception {
        Turns turns = new Turns(0);
        Waiting waiting = new Waiting(event -> {});
        Turn turn = asks(turns, () -> refused(waiting, Code.CATCHING_UP));
        assertThat(turns.free).as("given back").hasValue(1);
        turn.close();
        assertThat(turns.free).as("given back once").hasValue(1);
    }

    @Test
    void keepsItsTurnAndDoesNotWaitWhenManyDo() throws Exception {
        Turns turns = new Turns(0);
        List<Duration> patience = new ArrayList<>();
        Ledger waiting = new Waiting(patience::add);
        AsOfReader none =
                new AsOfReader(Clock.fixed(NOW, ZoneOffset.UTC), waiting, new Unseen(waiting, 0), new NoCrises());
        Turn turn = asks(turns, () -> refused(none, Code.CATCHING_UP));
        assertThat(patience).containsExactly(Duration.ZERO);
        assertThat(turns.free).hasValue(0);
        turn.close();
        assertThat(turns.free).hasValue(1);
    }

    @Test
    void isRefusedWhereOthersHaveAllTurnsAfterwards() throws Exception {
        Turns turns = new Turns(0);
        Waiting waiting = new Waiting(true, event -> turns.free.decrementAndGet());
        Turn turn = asks(turns, () -> refused(waiting, Code.OVERLOADED));
        turn.close();
        assertThat(turns.free).as("given back once, and taken by another").hasValue(0);
    }

    private static Turn asks(Turns turns, Runnable question) throws Exception {
        MockHttpServletRequest request = request();
        Turn turn = Turn.of(request, turns, NO_ROOM);
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        try {
            question.run();
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
        return turn;
    }

    private static void refused(Ledger ledger, Code code) {
        refused(reader(ledger), code);
    }

    private static void refused(AsOfReader reader, Code code) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> reader.read(AsOfParameters.of(Map.of("known", "8"))))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    @Test
    void waitsForNothingWhenManyDo() throws Exception {
        AtomicReference<Writing> writing = new AtomicReference<>();
        List<Duration> patience = new ArrayList<>();
        MockHttpServletRequest second = request();
        Ledger waiting = new Waiting(atMost -> {
            patience.add(atMost);
            if (patience.size() == 1) {
                assertThat(requireNonNull(writing.get())
                                .put(WRITE, "second", second)
                                .getStatusCode()
                                .value())
                        .isEqualTo(202);
            }
        });
        writing.set(writing(waiting, () -> {}, 1));
        requireNonNull(writing.get()).put(WRITE, "first", request());
        requireNonNull(writing.get()).put(WRITE, "third", request());
        assertThat(patience).containsExactly(Duration.ofSeconds(5), Duration.ZERO, Duration.ofSeconds(5));
    }

    /** In which nothing becomes visible, or all does for those who wait for it; it tells of whoever does. */
    private record Waiting(boolean advances, Consumer<Duration> told) implements Ledger {
        Waiting(Consumer<Duration> told) {
            this(false, told);
        }

        @Override
        public long head() {
            return 9;
        }

        @Override
        public long visible() {
            return 7;
        }

        @Override
        public boolean awaitVisible(long revision, Duration atMost) {
            told.accept(atMost);
            return advances;
        }

        @Override
        public OptionalLong awaitVisible(String event, Duration atMost) {
            told.accept(atMost);
            return OptionalLong.empty();
        }

        @Override
        public long revisionAt(long epochSecond) {
            return 9;
        }

        @Override
        public OptionalLong recordedAt(long revision) {
            return OptionalLong.empty();
        }

        @Override
        public String root(long revision) {
            return "root";
        }
    }

    private static Writing writing(Ledger ledger, Durability durability, int mostWaiting) {
        return new Writing(
                (write, who, correlation) -> new Recorded("event", true),
                (write, who, correlation) -> {
                    throw new AssertionError("it is to be recorded");
                },
                ledger,
                durability,
                new SimpleMeterRegistry(),
                new Unseen(ledger, mostWaiting));
    }

    private static AsOfReader reader(Ledger ledger) {
        return new AsOfReader(Clock.fixed(NOW, ZoneOffset.UTC), ledger, new Unseen(ledger, 1), new NoCrises());
    }

    /** Of which so many are free. */
    private record Turns(AtomicInteger free) implements Turn.Queue {
        Turns(int free) {
            this(new AtomicInteger(free));
        }

        @Override
        public boolean begin() {
            return free.getAndUpdate(now -> Math.max(0, now - 1)) > 0;
        }

        @Override
        public boolean resume() {
            return begin();
        }

        @Override
        public void end() {
            free.incrementAndGet();
        }
    }

    private static MockHttpServletRequest request() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("PUT", "/api/v1/sources/late");
        request.setRemoteUser("jane");
        new Correlation().doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
        return request;
    }
}
