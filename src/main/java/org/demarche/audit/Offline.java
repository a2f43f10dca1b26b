package org.demarche.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.demarche.crisis.CrisisId;
import org.demarche.ledger.ExportedEntry;
import org.demarche.ledger.Replay;
import org.demarche.ledger.ReplayedLedger;
import org.demarche.stance.Question;
import org.demarche.stance.Stances;
import org.demarche.stance.Trace;
import org.demarche.stance.Track;
import org.demarche.web.AsOf;
import org.demarche.web.AsOfReader;
import org.demarche.web.JsonAnswers;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.util.FileSystemUtils;

/**
 * Answers from entries that are replayed, by the same code as a server, in a temporary folder that is deleted at the end. For
 * one thread.
 */
final class Offline implements AutoCloseable {
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
                        "replay",
                        Map.of(
                                "demarche.data", folder.toString(),
                                "demarche.index.memory", "50%",
                                "demarche.requests.unseen", "0")));
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

    /** Takes in entries about one crisis, and about the directory; the others are passed over. */
    Intake intake(CrisisId crisis) {
        return intake(entry -> Certificate.concerns(crisis, entry.aggregate()));
    }

    /** Takes in entries of concern; the others are passed over. */
    Intake intake(Predicate<ExportedEntry> concern) {
        return new Intake(concern, replay(), program.getBean(ReplayedLedger.class));
    }

    /** The tables of the read models, filled from what was taken in. */
    JdbcTemplate tables() {
        return program.getBean(JdbcTemplate.class);
    }

    private Replay replay() {
        Collection<Object> projections =
                program.getBeansWithAnnotation(ProcessingGroup.class).values();
        return new Replay(
                tables(),
                program.getBean(Serializer.class),
                program.getBean(EventUpcasterChain.class),
                program.getBean(TransactionOperations.class),
                projections);
    }

    /** As of when a question is answered, whose parameters are written as in a request. */
    AsOf asOf(Map<String, String> parameters, CrisisId crisis) {
        return program.getBean(AsOfReader.class).read(parameters, crisis.value());
    }

    Trace trace(CrisisId crisis, Track track, AsOf asOf) {
        return program.getBean(Stances.class).trace(Question.of(crisis, asOf), track);
    }

    /** The answer with that trace, octet by octet as a server gives it. */
    byte[] json(AsOf asOf, Trace trace) {
        return program.getBean(JsonAnswers.class).write(trace.answer(asOf));
    }

    /** The way in. For one thread. */
    static final class Intake {
        /** Entries replayed at once. */
        private static final int BATCH = 500;

        private final Predicate<ExportedEntry> concern;
        private final Replay replay;
        private final ReplayedLedger ledger;
        private final List<ExportedEntry> batch = new ArrayList<>(BATCH);
        private @Nullable ExportedEntry last;

        private Intake(Predicate<ExportedEntry> concern, Replay replay, ReplayedLedger ledger) {
            this.concern = concern;
            this.replay = replay;
            this.ledger = ledger;
        }

        /** Takes the next entry in the order of the ledger. */
        void take(ExportedEntry entry) {
            last = entry;
            if (concern.test(entry)) {
                batch.add(entry);
            }
            if (batch.size() == BATCH) {
                replay.take(batch);
                batch.clear();
            }
        }

        /**
         * Makes visible what was taken.
         *
         * @param root of the tree over all entries up to the last one, in Base 64
         */
        void end(String root) {
            if (last != null) {
                replay.take(batch);
                replay.pass(last);
                ledger.reach(last, root);
            }
        }
    }

    @Override
    public void close() throws IOException {
        program.close();
        FileSystemUtils.deleteRecursively(folder);
    }
}
