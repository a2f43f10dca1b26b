package org.demarche.desk;

import io.micrometer.observation.ObservationRegistry;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.demarche.kernel.Beginnings;
import org.demarche.kernel.Outcome;
import org.demarche.kernel.Recorded;
import org.demarche.kernel.Write;
import org.demarche.ledger.ProductionStorage;

/** A desk with one kind of aggregate behind it and a real event store, in memory or in a database. */
public final class TestDesk implements AutoCloseable {
    public static final String WHO = "amina";
    public static final String CORRELATION_ID = "request-1";

    /** Of aggregates that have no such short cut. */
    static final Beginnings NONE = new Beginnings() {
        @Override
        public String type() {
            return "nothing";
        }

        @Override
        public Optional<String> recordOf(Write write) {
            return Optional.empty();
        }

        @Override
        public Decider decider() {
            return write -> {
                throw new AssertionError("begins nothing: " + write);
            };
        }
    };

    private final Configuration axon;
    private final Desk desk;

    private TestDesk(
            Class<?> aggregate, EventStorageEngine storage, TransactionManager transactions, List<?> resources) {
        Configurer configurer = DefaultConfigurer.defaultConfiguration(false)
                .configureEmbeddedEventStore(configuration -> storage)
                .configureTransactionManager(configuration -> transactions)
                .configureCorrelationDataProviders(configuration -> List.of(new Provenance()))
                .configureAggregate(aggregate);
        resources.forEach(resource -> register(configurer, resource));
        axon = configurer.start();
        desk = new Desk(
                axon.commandGateway(),
                axon.eventStore(),
                this::among,
                resources.stream()
                        .filter(Beginnings.class::isInstance)
                        .map(Beginnings.class::cast)
                        .findFirst()
                        .orElse(NONE),
                transactions,
                ObservationRegistry.NOOP);
    }

    private Set<String> among(Collection<String> aggregates) {
        return aggregates.stream()
                .filter(id -> axon.eventStore().lastSequenceNumberFor(id).isPresent())
                .collect(Collectors.toSet());
    }

    /** With events in memory; {@code resources} are what the handlers take besides their command. */
    public static TestDesk inMemory(Class<?> aggregate, Object... resources) {
        return new TestDesk(
                aggregate, new InMemoryEventStorageEngine(), NoTransactionManager.INSTANCE, List.of(resources));
    }

    /** One node of those that share {@code database}. */
    public static TestDesk over(DataSource database, Class<?> aggregate, Object... resources) {
        TransactionManager transactions = ProductionStorage.transactions(database);
        var serializer = new EventSerializer(new DeskConfiguration().eventNames());
        EventStorageEngine storage =
                ProductionStorage.over(database, transactions, serializer, new DeskConfiguration().eventUpcasters());
        return new TestDesk(aggregate, storage, transactions, List.of(resources));
    }

    /** Hands {@code write} in. */
    public Recorded submit(Write write) {
        return desk.submit(write, WHO, CORRELATION_ID);
    }

    /** What handing {@code write} in would lead to. */
    public Recorded rehearse(Write write) {
        return desk.rehearse(write, WHO, CORRELATION_ID);
    }

    /** Hands {@code writes} in together. */
    public List<Outcome> submitAll(List<? extends Write> writes) {
        return desk.submitAll(writes, WHO, CORRELATION_ID);
    }

    /** What is stored of an aggregate. */
    public List<? extends DomainEventMessage<?>> events(String aggregate) {
        return axon.eventStore().readEvents(aggregate).asStream().toList();
    }

    @Override
    public void close() {
        axon.shutdown();
    }

    @SuppressWarnings("unchecked")
    private static void register(Configurer configurer, Object resource) {
        for (Class<?> type : resource.getClass().getInterfaces()) {
            configurer.registerComponent((Class<Object>) type, configuration -> resource);
        }
        configurer.registerComponent((Class<Object>) resource.getClass(), configuration -> resource);
    }
}
