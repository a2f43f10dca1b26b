package org.demarche.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.serialization.Serializer;
import org.demarche.crisis.CrisisId;
import org.demarche.ledger.ExportReader;
import org.demarche.ledger.ExportedEntry;
import org.demarche.ledger.Replay;
import org.demarche.ledger.ReplayedLedger;
import org.demarche.stance.Contribution;
import org.demarche.stance.Question;
import org.demarche.stance.Stances;
import org.demarche.stance.Trace;
import org.demarche.stance.Track;
import org.demarche.web.AsOf;
import org.demarche.web.AsOfReader;
import org.demarche.web.JsonAnswers;
import org.demarche.web.Reply;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.util.FileSystemUtils;

/**
 * Answers from entries that are replayed, by the same code as a server, in a temporary folder that is deleted at the end. For
 * one thread.
 */
final class Offline implements AutoCloseable {
    /** Entries replayed at once. */
    private static final int BATCH = 500;

    private final Path folder;
    private final AnnotationConfigApplicationContext program;

    private Offline(Path folder, AnnotationConfigApplicationContext program) {
        this.folder = folder;
        this.program = program;
    }

    /** Begins with nothing. */
    static Offline begin() throws IOException {
        Path folder = Files.createTempDirectory("demarche-replay");
        AnnotationConfigApplicationContext program = new AnnotationConfigApplicationContext();
        program.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "replay", Map.of("demarche.data", folder.toString(), "demarche.index.memory", "50%")));
        program.register(OfflineConfiguration.class);
        Offline offline = new Offline(folder, program);
        try {
            program.refresh();
            return offline;
        } catch (RuntimeException e) {
            offline.close();
            throw e;
        }
    }

    /**
     * Takes in what an export has about one crisis.
     *
     * @param known the last revision of interest
     * @return the last revision that there was up to there
     * @throws IllegalArgumentException when the file is no export from revision 1 on
     */
    long replay(ExportReader export, CrisisId crisis, long known) throws IOException {
        Replay replay = replay();
        List<ExportedEntry> batch = new ArrayList<>(BATCH);
        ExportedEntry last = null;
        for (ExportedEntry next = export.peek(); next != null && next.revision() <= known; next = export.peek()) {
            export.take();
            last = next;
            if (concerns(crisis, next.aggregate())) {
                batch.add(next);
            }
            if (batch.size() == BATCH) {
                replay.take(batch);
                batch.clear();
            }
        }
        replay.take(batch);
        if (last != null) {
            replay.pass(last);
            program.getBean(ReplayedLedger.class).reach(last, export.root());
        }
        return export.taken();
    }

    private Replay replay() {
        Collection<Object> projections =
                program.getBeansWithAnnotation(ProcessingGroup.class).values();
        return new Replay(program.getBean(Serializer.class), program.getBean(TransactionOperations.class), projections);
    }

    /** Whether something bears on the stances of the crisis: what is its own, and the directory, which all crises share. */
    private static boolean concerns(CrisisId crisis, String aggregate) {
        String own = "crises/" + crisis;
        return !aggregate.startsWith("crises/") || aggregate.equals(own) || aggregate.startsWith(own + "/");
    }

    /** As of when a question is answered, whose parameters are written as in a request. */
    AsOf asOf(Map<String, String> parameters, CrisisId crisis) {
        return program.getBean(AsOfReader.class).read(parameters, crisis.value());
    }

    Trace trace(CrisisId crisis, Track track, AsOf asOf) {
        Question question =
                new Question(crisis, asOf.second(), asOf.revision(), asOf.publishedSecond(), asOf.askedCodebook());
        return program.getBean(Stances.class).trace(question, track);
    }

    /** The answer with that trace, octet by octet as a server gives it. */
    byte[] json(AsOf asOf, Trace trace) {
        return program.getBean(JsonAnswers.class)
                .write(Reply.one(asOf, trace, Contribution.class, trace.contributions()));
    }

    @Override
    public void close() throws IOException {
        program.close();
        FileSystemUtils.deleteRecursively(folder);
    }
}
