package org.demarche;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.demarche.cluster.Beside;
import org.demarche.kernel.AtStart;
import org.demarche.ledger.LedgerCheck;
import org.demarche.ledger.Projections;
import org.demarche.ledger.ProjectionsBeside;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import picocli.CommandLine.Command;

/** {@code demarche rebuild}: makes everything that reads see anew from the ledger, on PostgreSQL while servers go on. */
@Command(
        name = "rebuild",
        mixinStandardHelpOptions = true,
        description = {
            "Build all read models anew from the ledger, on which nothing changes.",
            "On PostgreSQL servers go on meanwhile; what was built when this ends too early is gone on with the next time.",
            "With the embedded database stop the server first."
        },
        footer = {"", "Settings:", "  --demarche.data=DIR    where the database lies (default ./data)"})
class Rebuild extends SettingsCommand implements Callable<Integer> {
    /** For one step of progress. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Between two tries to put what was built in place, in which servers do what they like; longer each time, up to a minute. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    @Override
    public Integer call() throws InterruptedException {
        try (ConfigurableApplicationContext program =
                run(program().initializers(context -> prepare((GenericApplicationContext) context)))) {
            boolean rebuilt = isBeside(program)
                    ? isReplaced(program.getBean(ProjectionsBeside.class))
                    : program.getBean(Projections.class).awaitAll(PATIENCE, this::tell);
            if (!rebuilt) {
                tell("It does not go on; the log above names the event that cannot be taken.");
            }
            return rebuilt ? 0 : 1;
        } catch (ProjectionsBeside.Outdated outdated) {
            tell(String.valueOf(outdated.getMessage()));
            return 1;
        }
    }

    /** Before the first projection runs, and only if they can be made anew: reads of a damaged ledger go on from what there is. */
    private static void prepare(GenericApplicationContext program) {
        if (isBeside(program)) {
            program.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("rebuild", ProjectionsBeside.SETTINGS));
            program.registerBean(Beside.class, () -> new Beside());
            // before anything looks how far they are
            atStart(program, Integer.MIN_VALUE + 50, () -> {
                program.getBean(LedgerCheck.class).requireSound();
                program.getBean(ProjectionsBeside.class).begin();
            });
        } else {
            atStart(program, Integer.MIN_VALUE + 200, () -> {
                program.getBean(LedgerCheck.class).requireSoundAtRest();
                program.getBean(Projections.class).empty();
            });
        }
    }

    private static void atStart(GenericApplicationContext program, int phase, Runnable work) {
        program.registerBean(AtStart.class, () -> new AtStart(phase, work));
    }

    private static boolean isBeside(ConfigurableApplicationContext program) {
        return Beside.isPossible(program.getEnvironment());
    }

    private boolean isReplaced(ProjectionsBeside built) throws InterruptedException {
        Duration pause = PAUSE;
        while (built.await(PATIENCE, this::tell)) {
            long revision = built.replace();
            if (revision > 0) {
                tell("In place at revision " + revision + ".");
                return true;
            }
            if (pause.equals(PAUSE)) {
                tell("Waiting until nobody uses the read models; a long query, a dump or a vacuum does.");
            }
            Thread.sleep(pause); // nobody tells when readers have ended; an interrupt ends the command
            pause = Collections.min(List.of(pause.multipliedBy(2), LONGEST_PAUSE));
        }
        return false;
    }

    private void tell(long revision, long head) {
        tell("Rebuilt up to revision " + revision + " of " + head + ".");
    }

    private void tell(String line) {
        PrintWriter out = commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
