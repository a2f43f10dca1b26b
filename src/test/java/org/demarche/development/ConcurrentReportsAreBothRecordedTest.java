package org.demarche.development;

import static org.assertj.core.api.Assertions.assertThat;
import static org.demarche.development.Drafts.filing;
import static org.demarche.development.Drafts.reporting;

import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.axonframework.messaging.Message;
import org.demarche.Databases;
import org.demarche.desk.TestDesk;
import org.demarche.kernel.Recorded;
import org.demarche.source.KnownSources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two nodes decide on a report about the same development at the same moment; a barrier makes sure of the moment. */
class ConcurrentReportsAreBothRecordedTest {
    @ParameterizedTest
    @EnumSource(Databases.class)
    void theLoserOfARaceIsDecidedAnew(Databases kind) throws Exception {
        DataSource database = kind.migrated();
        try (var node = TestDesk.over(database, Development.class, Drafts.references())) {
            node.submit(reporting("{}"));
        }

        KnownSources meeting = firstTwoMeet();
        try (ExecutorService nodes = Executors.newFixedThreadPool(2)) {
            Future<Recorded> one = nodes.submit(() -> file(database, meeting, "{'credibility': 1}"));
            Future<Recorded> other = nodes.submit(() -> file(database, meeting, "{'credibility': 5}"));
            assertThat(List.of(one.get().event(), other.get().event())).doesNotHaveDuplicates();
        }

        try (var node = TestDesk.over(database, Development.class, Drafts.references())) {
            assertThat(node.events("crises/niger-2023/developments/talks-offer-2023-08-15"))
                    .extracting(Message::getPayload)
                    .filteredOn(DevelopmentCorroborated.class::isInstance)
                    .extracting(event -> ((DevelopmentCorroborated) event).number())
                    .containsExactly(2, 3);
        }
    }

    private static Recorded file(DataSource database, KnownSources sources, String changes) {
        try (var node = TestDesk.over(database, Development.class, Drafts.references(sources))) {
            return node.submit(filing(changes));
        }
    }

    /** Sources that are all known, once two have asked; whoever asks later need not wait. */
    private static KnownSources firstTwoMeet() {
        var both = new CyclicBarrier(2);
        var asked = new AtomicInteger();
        return sources -> {
            if (asked.incrementAndGet() <= 2) {
                await(both);
            }
            return Set.of();
        };
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
