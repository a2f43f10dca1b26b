package org.demarche;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.demarche.cluster.Cluster;
import org.demarche.kernel.AtStart;
import org.demarche.ledger.LedgerCheck;
import org.demarche.ledger.Projections;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import picocli.CommandLine.Command;

/** {@code demarche rebuild}: makes everything that reads see anew from the ledger, without a server. */
@Command(
        name = "rebuild",
        mixinStandardHelpOptions = true,
        description = {
            "Empty all read models and build them anew from the ledger, on which nothing changes.",
            "Stop the server first, on PostgreSQL every one of them."
        },
        footer = {"", "Settings:", "  --demarche.data=DIR    where the database lies (default ./data)"})
class Rebuild extends SettingsCommand implements Callable<Integer> {
    /** For one step of progress. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = commandLine().getOut();
        try (ConfigurableApplicationContext program =
                run(program().initializers(context -> emptyAtStart((GenericApplicationContext) context)))) {
            boolean rebuilt = program.getBean(Projections.class).awaitAll(PATIENCE, (revision, head) -> {
                out.println("Rebuilt up to revision " + revision + " of " + head + ".");
                out.flush();
            });
            if (!rebuilt) {
                out.println("It does not go on; the log above names the event that cannot be taken.");
                out.flush();
            }
            return rebuilt ? 0 : 1;
        }
    }

    /**
     * Before the first projection runs, where no other node does, and only if they can be made anew: reads of a damaged ledger go
     * on from what there is.
     */
    private static void emptyAtStart(GenericApplicationContext program) {
        program.registerBean(
                AtStart.class,
                () -> new AtStart(Integer.MIN_VALUE + 200, () -> {
                    if (!program.getBean(Cluster.class).shutOut()) {
                        throw new StoreFailure(
                                "Other programs run on this database; stop every server before its read models are built anew.");
                    }
                    program.getBean(LedgerCheck.class).requireSoundAtRest();
                    program.getBean(Projections.class).empty();
                }));
    }
}
