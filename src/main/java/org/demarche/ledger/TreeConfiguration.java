package org.demarche.ledger;

import java.nio.file.Path;
import org.demarche.kernel.AtStart;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts together what the ledger can prove. */
@Configuration(proxyBeanMethods = false)
class TreeConfiguration {
    @Bean
    SubtreeStore subtreeStore(JdbcTemplate jdbc) {
        return new SubtreeStore(jdbc);
    }

    @Bean
    AtStart treeAtStart(EntryStore entries, SubtreeStore subtrees, TransactionTemplate transaction) {
        return new AtStart(Sequencer.PHASE - 1, new TreeAtStart(entries, subtrees, transaction)::grow);
    }

    @Bean
    AtStart restorationFinishedAtStart(JdbcClient jdbc, ObjectProvider<Restoration> restoration) {
        return new AtStart(Sequencer.PHASE - 3, () -> {
            if (restoration.getIfAvailable() == null) {
                Restoration.requireFinished(jdbc);
            }
        });
    }

    @Bean
    LedgerTree ledgerTree(
            EntryStore entries,
            SubtreeStore subtrees,
            Durability durability,
            @Qualifier("visibleRevision") RevisionGate visible) {
        return new LedgerTree(entries, subtrees, durability, visible);
    }

    @Bean
    LedgerEntries ledgerEntries(EntryStore entries, SubtreeStore subtrees) {
        return new LedgerEntries(entries, subtrees);
    }

    @Bean
    LedgerExport ledgerExport(EntryStore entries, SubtreeStore subtrees) {
        return new LedgerExport(entries, subtrees);
    }

    @Bean
    Checkpoints checkpoints(
            LedgerTree tree,
            JdbcTemplate jdbc,
            @Value("${demarche.ledger.key}") Path key,
            @Value("${demarche.ledger.origin}") String origin,
            LedgerWatch watch) {
        return new Checkpoints(tree, Signer.of(new SignerStore(jdbc), new KeyFile(key), origin), watch::found);
    }
}
