package org.demarche.desk;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.AxonTransientException;
import org.axonframework.common.IdentifierFactory;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.demarche.kernel.BatchRecorder;
import org.demarche.kernel.Beginnings;
import org.demarche.kernel.Code;
import org.demarche.kernel.Outcome;
import org.demarche.kernel.Recorded;
import org.demarche.kernel.Recorder;
import org.demarche.kernel.Records;
import org.demarche.kernel.Refusal;
import org.demarche.kernel.Refused;
import org.demarche.kernel.Rehearsal;
import org.demarche.kernel.Write;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;

/** Where writes are handed in, over HTTP and from files alike. Thread-safe. */
@Component
class Desk implements Recorder, BatchRecorder, Rehearsal {
    /** How often a write is decided anew because another one came first. */
    static final int ATTEMPTS = 32;

    private final CommandGateway gateway;
    private final EventBus events;
    private final Records records;
    private final Beginnings beginnings;
    private final TransactionManager transactions;
    private final ObservationRegistry observations;

    /** @param transactions such that one within another is a part of it */
    Desk(
            CommandGateway gateway,
            EventBus events,
            Records records,
            Beginnings beginnings,
            TransactionManager transactions,
            ObservationRegistry observations) {
        this.gateway = gateway;
        this.events = events;
        this.records = records;
        this.beginnings = beginnings;
        this.transactions = transactions;
        this.observations = observations;
    }

    /** {@inheritDoc} {@link Code#CONCURRENT_WRITE} when others kept coming first. */
    @Override
    public Recorded submit(Write write, String who, String correlationId) {
        return Observation.createNotStarted("demarche.appends", observations)
                .contextualName("append " + write.getClass().getSimpleName())
                .observe(() -> inTurn(() -> decide(write, who, correlationId)));
    }

    @Override
    public Recorded rehearse(Write write, String who, String correlationId) {
        return inTurn(() -> {
            UnitOfWork<?> trial = DefaultUnitOfWork.startAndGet(null);
            trial.attachTransaction(transactions);
            try {
                return decide(write, who, correlationId);
            } finally {
                trial.rollback(); // events are stored when the outermost unit of work is committed: this one never is
            }
        });
    }

    /** {@inheritDoc} {@link Code#CONCURRENT_WRITE} for all of them when others kept coming first. */
    @Override
    public List<Outcome> submitAll(List<? extends Write> writes, String who, String correlationId) {
        return inTurn(() -> {
            UnitOfWork<?> batch = DefaultUnitOfWork.startAndGet(null);
            batch.attachTransaction(transactions);
            ResultMessage<List<Outcome>> outcomes = batch.executeWithResult(() -> {
                Set<String> absent = absent(writes);
                Beginnings.Decider decider = beginnings.decider();
                List<Outcome> each = new ArrayList<>(writes.size());
                for (Write write : writes) {
                    String beginning =
                            beginnings.recordOf(write).filter(absent::contains).orElse(null);
                    Outcome outcome = outcome(() -> beginning == null
                            ? decide(write, who, correlationId)
                            : begin(beginning, decider.decide(write), origin(write, who, correlationId)));
                    if (outcome instanceof Recorded) {
                        absent.remove(beginning);
                    }
                    each.add(outcome);
                }
                return each;
            });
            if (outcomes.isExceptional()) {
                throw unchecked(outcomes.exceptionResult());
            }
            return outcomes.getPayload();
        });
    }

    /** The records that the writes begin, less those that are there. */
    private Set<String> absent(List<? extends Write> writes) {
        Set<String> ids = new HashSet<>();
        writes.forEach(write -> beginnings.recordOf(write).ifPresent(ids::add));
        ids.removeAll(records.among(ids));
        return ids;
    }

    private Recorded begin(String id, Beginnings.Begun begun, MetaData origin) {
        EventMessage<?> event = new GenericDomainEventMessage<>(beginnings.type(), id, 0, begun.event(), origin);
        events.publish(event);
        return new Recorded(event.getIdentifier(), true, begun.proposed());
    }

    /** As an event inherits it from its command. */
    private static MetaData origin(Write write, String who, String correlationId) {
        return provenance(write, who, correlationId)
                .and(Provenance.CAUSATION_ID, IdentifierFactory.getInstance().generateIdentifier());
    }

    private static Outcome outcome(Supplier<Recorded> decision) {
        try {
            return decision.get();
        } catch (RuntimeException failure) {
            Refusal refusal = refusalIn(failure);
            if (refusal == null) {
                throw failure;
            }
            return new Refused(refusal);
        }
    }

    private Recorded decide(Write write, String who, String correlationId) {
        return gateway.sendAndWait(write, provenance(write, who, correlationId));
    }

    /** Tries anew where others came first. */
    private static <T> T inTurn(Supplier<T> decision) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                return decision.get();
            } catch (RuntimeException failure) {
                Refusal refusal = refusalIn(failure);
                if (refusal != null) {
                    throw refusal;
                }
                if (!isTransient(failure)) {
                    throw failure;
                }
            }
        }
        throw new Refusal(Code.CONCURRENT_WRITE, null, "Others keep writing to the same record; try again.");
    }

    private static RuntimeException unchecked(Throwable failure) {
        return failure instanceof RuntimeException known ? known : new CommandExecutionException("", failure);
    }

    private static MetaData provenance(Write write, String who, String correlationId) {
        Map<String, Object> entries = new HashMap<>();
        entries.put(Provenance.WHO, who);
        entries.put(Provenance.CORRELATION_ID, correlationId);
        if (write.reason() != null) {
            entries.put(Provenance.REASON, write.reason());
        }
        return MetaData.from(entries);
    }

    /** Whether another write came first: between reading and appending, in creating the same record, or for a lock. */
    private static boolean isTransient(Throwable failure) {
        return causes(failure)
                .anyMatch(cause -> cause instanceof AxonTransientException
                        || cause instanceof AggregateStreamCreationException
                        || cause instanceof TransientDataAccessException
                        || (cause instanceof SQLException broken && isRace(broken)));
    }

    /** Axon hands on what the database says: that it has rolled back (class 40), a deadlock, or H2, that a lock was not free in time. */
    private static boolean isRace(SQLException broken) {
        String state = String.valueOf(broken.getSQLState());
        return state.startsWith("40") || state.equals("HYT00");
    }

    private static @Nullable Refusal refusalIn(RuntimeException failure) {
        return causes(failure)
                .map(cause -> switch (cause) {
                    case Refusal refusal -> refusal;
                    case AggregateNotFoundException absent ->
                        new Refusal(Code.NOT_FOUND, null, "There is no such record; check the ids of the path.");
                    default -> null;
                })
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}
