package org.demarche.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.demarche.kernel.AtStart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives the embedded database its journal. */
@Configuration(proxyBeanMethods = false)
class JournalConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(JournalConfiguration.class);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Bean
    static EmbeddedDatabase embeddedDatabase() {
        return new EmbeddedDatabase();
    }

    /** Opened by who has the database open already, for {@code entries} is made when its tables have been migrated. */
    @Bean
    Journal journal(EmbeddedDatabase database, EntryStore entries) {
        return database.journal().<Journal>map(path -> open(path, entries)).orElse(Journal.NONE);
    }

    private static JournalFile open(Path path, EntryStore entries) {
        try {
            return JournalFile.open(path, entries);
        } catch (IOException e) {
            throw new LedgerFailure(
                    "The journal of the ledger cannot be opened. " + e.getMessage(),
                    "See that the file can be read and written; if it is damaged, put a backup of the folder in its place.",
                    e);
        }
    }

    @Bean
    Durability durability(EmbeddedDatabase database, Sequencer sequencer) {
        return database.journal().isPresent() ? sequencer::drain : () -> {};
    }

    @Bean
    JournalAtStart journalAtStart(
            EntryStore entries, SubtreeStore subtrees, TransactionTemplate transaction, Projections projections) {
        return new JournalAtStart(entries, subtrees, transaction, projections::discard);
    }

    @Bean
    AtStart reconciledAtStart(JournalAtStart start, Journal journal, EmbeddedDatabase database) {
        return new AtStart(Sequencer.PHASE - 2, () -> {
            if (journal instanceof JournalFile file) {
                start.reconcile(file, database.wasKilled());
            }
        });
    }

    /** Before the projections add rows of theirs to those of a program that kept others. */
    @Bean
    AtStart projectionsOfThisFormAtStart(Projections projections) {
        return new AtStart(Sequencer.PHASE - 1, projections::renew);
    }

    /** Before the port opens, so that whoever was answered before a crash or another program finds what was recorded. */
    @Bean
    AtStart visibleAtStart(JournalAtStart start, Projections projections) {
        return new AtStart(WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 2, () -> {
            if (start.hasRestored() || projections.wereRenewed()) {
                await(projections);
            }
        });
    }

    private static void await(Projections projections) {
        try {
            if (!projections.awaitAll(
                    PATIENCE, (revision, head) -> LOG.info("{} of {} entries are visible", revision, head))) {
                LOG.warn("The projections do not follow the ledger; reads know less than there is");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
