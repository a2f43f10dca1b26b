package org.demarche.ledger;

import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The event storage as the program puts it together, for tests of other modules; nobody sequences what it stores. */
public final class ProductionStorage {
    private ProductionStorage() {}

    public static TransactionManager transactions(DataSource database) {
        return new LedgerConfiguration().axonTransactions(new JdbcTransactionManager(database));
    }

    public static EventStorageEngine over(
            DataSource database, TransactionManager transactions, Serializer serializer, EventUpcasterChain upcasters) {
        var configuration = new LedgerConfiguration();
        EntryStore entries = new EntryStore(new JdbcTemplate(database));
        Arrivals arrivals = configuration.arrivals(entries);
        return configuration.eventStorageEngine(
                serializer,
                serializer,
                upcasters,
                configuration.persistenceExceptionResolver(),
                configuration.connectionProvider(database),
                transactions,
                configuration.eventSchema(),
                entries,
                configuration.freshEvents(),
                arrivals,
                new Sequencer(
                        entries,
                        new TransactionTemplate(new JdbcTransactionManager(database)),
                        arrivals,
                        configuration.ledgerHead(),
                        configuration.recentEntries(),
                        configuration.freshEvents(),
                        Journal.NONE));
    }
}
