package org.demarche.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.demarche.Refused.refused;

import io.micrometer.observation.ObservationRegistry;
import java.sql.BatchUpdateException;
import java.sql.SQLTimeoutException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.SimpleEventBus;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.demarche.kernel.Code;
import org.demarche.kernel.Recorded;
import org.demarche.kernel.Refusal;
import org.demarche.kernel.Write;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;

class WritesAreTriedAgainTest {
    private static final Recorded RECORDED = new Recorded("e1", true);

    private final Deque<RuntimeException> failures = new ArrayDeque<>();
    private final Desk desk = new Desk(
            DefaultCommandGateway.builder().commandBus(failingBus(failures)).build(),
            SimpleEventBus.builder().build(),
            ids -> Set.of(),
            TestDesk.NONE,
            NoTransactionManager.INSTANCE,
            ObservationRegistry.NOOP);

    /** A write that asks for nothing. */
    private record Try(String reason) implements Write {}

    @Test
    void decidesAnewWhenAnotherWriteCameFirst() {
        failures.addAll(List.of(
                new ConcurrencyException("an event with this number is stored"),
                new AggregateStreamCreationException("the first event is stored"),
                new CannotAcquireLockException("the row is locked"),
                new EventStoreException("of H2", new SQLTimeoutException("the row is locked", "HYT00")),
                new EventStoreException(
                        "of PostgreSQL", new BatchUpdateException("a deadlock is detected", "40P01", new int[0])),
                new CommandExecutionException("far away", new ConcurrencyException("stored"))));

        assertThat(submit()).isEqualTo(RECORDED);
    }

    @Test
    void givesUpWhenOthersKeepComingFirst() {
        for (int i = 0; i <= Desk.ATTEMPTS; i++) {
            failures.add(new ConcurrencyException("stored"));
        }

        refused(Code.CONCURRENT_WRITE, null, this::submit);
        assertThat(failures).as("attempts not made").hasSize(1);
    }

    @Test
    void givesBackARefusalFromWhereverItWasDecided() {
        var refusal = new Refusal(Code.UNKNOWN_TYPE, "type", "Give a known type.");
        failures.add(refusal);
        failures.add(new CommandExecutionException("far away", refusal));

        refused(Code.UNKNOWN_TYPE, "type", this::submit);
        refused(Code.UNKNOWN_TYPE, "type", this::submit);
    }

    @Test
    void refusesAWriteToWhatWasNeverRecorded() {
        failures.add(new AggregateNotFoundException("crises/none", "not there"));

        refused(Code.NOT_FOUND, null, this::submit);
    }

    @Test
    void doesNotHideAFault() {
        var fault = new IllegalStateException("the disk is full");
        failures.add(fault);

        assertThatThrownBy(this::submit).isSameAs(fault);
    }

    private Recorded submit() {
        return desk.submit(new Try("because"), "amina", "request-1");
    }

    /** Fails as it is told to, one command after the other, and then no more. */
    private static CommandBus failingBus(Deque<RuntimeException> failures) {
        CommandBus bus = SimpleCommandBus.builder().build();
        bus.subscribe(Try.class.getName(), command -> {
            RuntimeException failure = failures.poll();
            if (failure != null) {
                throw failure;
            }
            return RECORDED;
        });
        return bus;
    }
}
