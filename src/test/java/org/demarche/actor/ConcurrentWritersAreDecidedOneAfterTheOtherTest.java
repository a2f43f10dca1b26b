package org.demarche.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.demarche.Refused.refused;

import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.demarche.Databases;
import org.demarche.desk.TestDesk;
import org.demarche.kernel.Code;
import org.demarche.kernel.Recorded;
import org.demarche.kernel.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two nodes decide on the same new actor at the same moment; a barrier in the directory makes sure of the moment. */
class ConcurrentWritersAreDecidedOneAfterTheOtherTest {
    private static final ActorId NIGER = new ActorId("niger");

    @ParameterizedTest
    @EnumSource(Databases.class)
    void theLoserOfARaceIsAnsweredWithTheWinnersEvent(Databases kind) throws Exception {
        List<Object> answers = race(kind.migrated(), "Niger", "Niger");

        assertThat(answers).allSatisfy(answer -> assertThat(answer).isInstanceOf(Recorded.class));
        List<Recorded> recorded = answers.stream().map(Recorded.class::cast).toList();
        assertThat(recorded)
                .extracting(Recorded::event)
                .containsOnly(recorded.getFirst().event());
        assertThat(recorded).extracting(Recorded::created).containsExactlyInAnyOrder(true, false);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void theLoserOfARaceWithOtherContentIsRefused(Databases kind) throws Exception {
        List<Object> answers = race(kind.migrated(), "Niger", "Republic of Niger");

        assertThat(answers).hasAtLeastOneElementOfType(Recorded.class);
        assertThat(answers).hasAtLeastOneElementOfType(Refusal.class);
        Refusal refusal = (Refusal)
                answers.stream().filter(Refusal.class::isInstance).findFirst().orElseThrow();
        refused(Code.ALREADY_EXISTS, "id", () -> {
            throw refusal;
        });
    }

    private static List<Object> race(DataSource database, String... names) throws Exception {
        var bothDecide = new CyclicBarrier(names.length);
        KnownActors directory = actors -> {
            await(bothDecide);
            return Set.of();
        };
        try (ExecutorService nodes = Executors.newFixedThreadPool(names.length)) {
            List<Future<Object>> answers = Stream.of(names)
                    .map(name -> nodes.submit(() -> answer(database, directory, name)))
                    .toList();
            return List.of(answers.get(0).get(), answers.get(1).get());
        }
    }

    private static Object answer(DataSource database, KnownActors directory, String name) {
        try (var node = TestDesk.over(database, Actor.class, directory)) {
            Membership ecowas = new Membership(new ActorId("ecowas"), null, null);
            return node.submit(
                    new RegisterActor(NIGER, name, ActorKind.STATE, List.of(), Codes.NONE, List.of(ecowas), null));
        } catch (Refusal refusal) {
            return refusal;
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
