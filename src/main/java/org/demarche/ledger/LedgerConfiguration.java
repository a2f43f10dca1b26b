package org.demarche.ledger;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jpa.SQLStateResolver;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.demarche.cluster.Beside;
import org.demarche.cluster.Cluster;
import org.demarche.kernel.AtStart;
import org.demarche.kernel.Records;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the event store, the ledger and the processor of the projections together. */
@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {
    private static final int PROJECTION_BATCH = 2_000;
    private static final Duration HEALTH_PATIENCE = Duration.ofSeconds(5);

    @Bean
    EventSchema eventSchema() {
        return EventSchema.builder()
                .eventTable("domain_event")
                .globalIndexColumn("global_index")
                .eventIdentifierColumn("event_identifier")
                .aggregateIdentifierColumn("aggregate_identifier")
                .sequenceNumberColumn("sequence_number")
                .typeColumn("aggregate_type")
                .payloadTypeColumn("payload_type")
                .payloadRevisionColumn("payload_revision")
                .timestampColumn("time_stamp")
                .payloadColumn("payload")
                .metaDataColumn("meta_data")
                .build();
    }

    @Bean
    TokenSchema tokenSchema() {
        return TokenSchema.builder()
                .setTokenTable("token_entry")
                .setProcessorNameColumn("processor_name")
                .setTokenTypeColumn("token_type")
                .setTimestampColumn("time_stamp")
                .build();
    }

    /** By SQL state, which both databases also give of a batch; Axon's resolver for JDBC knows single statements only. */
    @Bean
    PersistenceExceptionResolver persistenceExceptionResolver() {
        return new SQLStateResolver();
    }

    @Bean
    ConnectionProvider connectionProvider(DataSource database) {
        return new UnitOfWorkAwareConnectionProviderWrapper(new SpringDataSourceConnectionProvider(database));
    }

    /** Axon's own is not made: it waits for auto-configurations of Spring Boot under the names they had before Boot 4. */
    @Bean
    TransactionManager axonTransactions(PlatformTransactionManager transactions) {
        return new JoinedTransactions(new SpringTransactionManager(transactions));
    }

    @Bean
    TokenStore tokenStore(ConnectionProvider connections, Serializer serializer, TokenSchema schema) {
        return JdbcTokenStore.builder()
                .connectionProvider(connections)
                .serializer(serializer)
                .schema(schema)
                .contentType(byte[].class)
                // of whichever node leads: that is not decided by claims, which would go by the clocks of the nodes
                .nodeId(Projections.GROUP)
                .build();
    }

    /** With an access of its own: that of everything else is not there before it is migrated. */
    @Bean
    Migrations migrations(Cluster cluster, ObjectProvider<Beside> beside, DataSource database) {
        return new Migrations(cluster, beside.stream().findAny().isPresent(), new JdbcTemplate(database));
    }

    @Bean
    EntryStore entryStore(JdbcTemplate jdbc, Cluster cluster) {
        return new EntryStore(jdbc, cluster::announce, cluster.isShared() ? 1 : Sequencer.BATCH);
    }

    @Bean
    Records records(EntryStore entries) {
        return entries.events()::among;
    }

    @Bean
    Arrivals arrivals(EntryStore entries) {
        return new Arrivals(entries);
    }

    @Bean
    RecentEntries recentEntries() {
        return new RecentEntries();
    }

    @Bean
    FreshEvents freshEvents() {
        return new FreshEvents();
    }

    @Bean
    RowBatches rowBatches(JdbcTemplate jdbc) {
        return new RowBatches(jdbc);
    }

    @Bean
    RecordedEvents recordedEvents(
            JdbcTemplate jdbc, @Qualifier("eventSerializer") Serializer serializer, EventUpcasterChain upcasters) {
        return new StoredEvents(jdbc, serializer, upcasters);
    }

    @Bean
    RevisionGate ledgerHead() {
        return new RevisionGate();
    }

    @Bean
    RevisionGate visibleRevision(EntryStore entries) {
        RevisionGate visible = new RevisionGate();
        visible.advance(entries.position());
        return visible;
    }

    @Bean
    Generation generation(EntryStore entries, ObjectProvider<RowsRemembered> remembered) {
        return new Generation(entries.generation(), remembered);
    }

    /** Anew when this node's turn to start has come: another may have begun to build the read models anew meanwhile. */
    @Bean
    AtStart visibleFromTheStart(
            EntryStore entries, @Qualifier("visibleRevision") RevisionGate visible, Generation generation) {
        return new AtStart(Sequencer.PHASE - 3, () -> {
            visible.restart(entries.position());
            generation.reach(entries.generation());
        });
    }

    @Bean
    Sequencer sequencer(
            EntryStore entries,
            TransactionTemplate transaction,
            Arrivals arrivals,
            @Qualifier("ledgerHead") RevisionGate head,
            RecentEntries recent,
            FreshEvents fresh,
            Journal journal) {
        return new Sequencer(entries, transaction, arrivals, head, recent, fresh, journal);
    }

    @Bean
    EventStorageEngine eventStorageEngine(
            Serializer snapshotSerializer,
            @Qualifier("eventSerializer") Serializer eventSerializer,
            EventUpcasterChain upcasters,
            PersistenceExceptionResolver exceptions,
            ConnectionProvider connections,
            TransactionManager transactions,
            EventSchema schema,
            EntryStore entries,
            FreshEvents fresh,
            Arrivals arrivals,
            Sequencer sequencer) {
        var builder = JdbcEventStorageEngine.builder()
                .snapshotSerializer(snapshotSerializer)
                .eventSerializer(eventSerializer)
                .upcasterChain(upcasters)
                .persistenceExceptionResolver(exceptions)
                .connectionProvider(connections)
                .transactionManager(transactions)
                .dataType(byte[].class)
                .schema(schema);
        return new LedgeredEventStorage(builder, entries, fresh, events -> {
            arrivals.expect(events);
            sequencer.wake();
        });
    }

    @Bean
    Obstacle obstacle() {
        return new Obstacle();
    }

    @Bean
    LedgerSource ledgerSource(
            EntryStore entries,
            RecentEntries recent,
            @Qualifier("ledgerHead") RevisionGate head,
            FreshEvents fresh,
            Obstacle obstacle,
            @Qualifier("eventSerializer") Serializer serializer,
            EventUpcasterChain upcasters) {
        return new LedgerSource(entries, recent, head, new EntryMessages(serializer, upcasters, fresh), obstacle);
    }

    @Bean
    ParameterResolverFactory stamps() {
        return new Stamps();
    }

    @Bean
    ProjectionPosition projectionPosition(EntryStore entries, @Qualifier("visibleRevision") RevisionGate visible) {
        return new ProjectionPosition(entries, visible);
    }

    /** One thread that blocks on the ledger: a pooled processor hands each batch from thread to thread, and waits longer. */
    @Bean
    ConfigurerModule projectionProcessor(LedgerSource source, Obstacle obstacle) {
        ProjectionFailures failures = new ProjectionFailures(obstacle);
        return configurer -> configurer
                .eventProcessing()
                .registerTrackingEventProcessor(
                        Projections.GROUP,
                        configuration -> source,
                        configuration -> TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                                .andBatchSize(PROJECTION_BATCH)
                                .andAutoStart(false)
                                .andInitialTrackingToken(StreamableMessageSource::createTailToken))
                .registerListenerInvocationErrorHandler(Projections.GROUP, configuration -> failures)
                .registerErrorHandler(Projections.GROUP, configuration -> failures);
    }

    @Bean
    Projector projector(
            EventProcessingConfiguration processing, Cluster cluster, @Qualifier("ledgerHead") RevisionGate head) {
        return new Projector(processing, cluster, head);
    }

    @Bean
    Follower follower(
            ApplicationEventPublisher program,
            Cluster cluster,
            EntryStore entries,
            Arrivals arrivals,
            @Qualifier("ledgerHead") RevisionGate head,
            @Qualifier("visibleRevision") RevisionGate visible,
            Generation generation) {
        return new Follower(program, cluster, entries, arrivals, head, visible, generation);
    }

    @Bean
    Projections projections(
            EventProcessingConfiguration processing,
            List<ProjectionTables> tables,
            Cluster cluster,
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            EntryStore entries,
            @Qualifier("visibleRevision") RevisionGate visible,
            Generation generation) {
        return new Projections(processing, tables, cluster, jdbc, transaction, entries, visible, generation);
    }

    @Bean
    ProjectionsBeside projectionsBeside(
            EventProcessingConfiguration processing,
            Projections projections,
            List<ProjectionTables> tables,
            Cluster cluster,
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            EntryStore entries,
            @Qualifier("visibleRevision") RevisionGate visible) {
        return new ProjectionsBeside(processing, projections, tables, cluster, jdbc, transaction, entries, visible);
    }

    /** Of the readiness: whether reads are answered. */
    @Bean
    LedgerHealth readsHealthIndicator(EntryStore entries, @Qualifier("visibleRevision") RevisionGate visible) {
        return new LedgerHealth(entries, visible, HEALTH_PATIENCE);
    }

    /** Whether they follow; where they do not, no other node does, and what was visible is answered. */
    @Bean
    ProjectionsHealth projectionsHealthIndicator(
            EntryStore entries, @Qualifier("visibleRevision") RevisionGate visible, Obstacle obstacle, Clock clock) {
        return new ProjectionsHealth(entries, visible, obstacle, clock, HEALTH_PATIENCE);
    }

    /** Whether the ledger can be read, and is not damaged; where it is, reads go on. */
    @Bean
    HealthIndicator ledgerHealthIndicator(LedgerHealth reads, LedgerWatch watch) {
        return () -> watch.found()
                .map(damage -> Health.down()
                        .withDetail("code", damage.kind().code())
                        .withDetail("revision", damage.revision())
                        .withDetail("error", damage.detail())
                        .build())
                .orElseGet(reads::health);
    }

    @Bean
    LedgerCheck ledgerCheck(
            EntryStore entries,
            SubtreeStore subtrees,
            JdbcTemplate jdbc,
            EmbeddedDatabase database,
            Durability durability) {
        return new LedgerCheck(
                entries, subtrees, jdbc, database.journal().orElse(null), database.wasKilled(), durability);
    }

    @Bean
    LedgerWatch ledgerWatch(
            LedgerCheck check, @Value("${demarche.ledger.check.every}") Duration every, ApplicationContext program) {
        return new LedgerWatch(check, every, program instanceof WebServerApplicationContext);
    }

    @Bean
    static ClosedDatabase closedDatabase(ApplicationContext program) {
        return new ClosedDatabase(program);
    }

    @Bean
    MeterBinder ledgerMeters(
            @Qualifier("ledgerHead") RevisionGate head, @Qualifier("visibleRevision") RevisionGate visible) {
        return registry -> {
            Gauge.builder("demarche.ledger.head", head, RevisionGate::reached)
                    .description("last revision in the ledger")
                    .register(registry);
            Gauge.builder("demarche.projections.behind", head, h -> Math.max(0, h.reached() - visible.reached()))
                    .description("revisions that reads do not see yet")
                    .register(registry);
        };
    }

    @Bean
    Ledger ledger(
            EntryStore entries,
            SubtreeStore subtrees,
            Arrivals arrivals,
            @Qualifier("visibleRevision") RevisionGate visible,
            Generation generation,
            LedgerWatch watch,
            Cluster cluster) {
        return new SequencedLedger(entries, subtrees, arrivals, visible, generation, watch, cluster.isShared());
    }
}
