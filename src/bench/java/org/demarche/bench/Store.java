package org.demarche.bench;

import java.nio.file.Path;
import org.demarche.crisis.Codebook;
import org.demarche.stance.evidence.AdoptedCodebook;
import org.demarche.stance.evidence.EvidenceReader;
import org.demarche.stance.evidence.NumberedCrisis;
import org.demarche.stance.evidence.RecordedEvidence;
import org.demarche.stance.index.CrisisIndex;
import org.demarche.stance.index.TestIndexes;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;

/** The load in a database file of the kind that is the default, filled by the projection of the evidence. */
final class Store implements AutoCloseable {
    private final Path folder;
    private final JdbcConnectionPool database;
    private final EvidenceReader evidence;
    private final NumberedCrisis crisis;
    private final AdoptedCodebook adopted;
    private final Codebook codebook;

    private Store(Path folder) {
        this.folder = folder;
        database = connect(folder);
        evidence = RecordedEvidence.reader(database);
        crisis = evidence.crisis(Load.CRISIS).orElseThrow();
        adopted = evidence.codebooks(crisis, 0, crisis.revision()).getFirst();
        codebook = evidence.codebook(crisis, adopted);
    }

    /** Opens a store that was filled before. */
    static Store open(Path folder) {
        return new Store(folder);
    }

    /** Records the load, each batch in one transaction. */
    static void fill(Path folder, Load load) {
        JdbcConnectionPool database = connect(folder);
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration/common", "classpath:db/migration/h2")
                .load()
                .migrate();
        RecordedEvidence recorded = new RecordedEvidence(database);
        recorded.record(load.directory());
        for (int batch = 0; batch < load.recording().batches(); batch++) {
            recorded.record(load.batch(batch));
        }
        recorded.jdbc().execute("shutdown");
        database.dispose();
        try (Store store = open(folder)) {
            TestIndexes.write(folder, store.loadRows(load.head()));
        }
    }

    private static JdbcConnectionPool connect(Path folder) {
        return JdbcConnectionPool.create(
                "jdbc:h2:file:" + folder.resolve("demarche") + ";WRITE_DELAY=0", "demarche", "");
    }

    /** What the first question after a start waits for. */
    CrisisIndex load(long revision) {
        CrisisIndex index = TestIndexes.read(folder, this::empty, revision);
        index.catchUp(evidence, revision);
        return index;
    }

    /** What it waits for where there is no image. */
    CrisisIndex loadRows(long revision) {
        CrisisIndex index = empty();
        index.catchUp(evidence, revision);
        return index;
    }

    private CrisisIndex empty() {
        return new CrisisIndex(crisis, adopted.version(), codebook);
    }

    @Override
    public void close() {
        database.dispose();
    }
}
