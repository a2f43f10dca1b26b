package org.demarche;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.demarche.audit.ReadModelCheck;
import org.demarche.ledger.Damage;
import org.demarche.ledger.Ledger;
import org.demarche.ledger.LedgerCheck;
import org.demarche.ledger.LedgerEntries;
import org.demarche.ledger.ProgressBar;
import org.demarche.ledger.ProjectionTables;
import org.demarche.ledger.Projections;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.LifecycleProcessor;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.context.support.DefaultLifecycleProcessor;
import org.springframework.context.support.GenericApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;

/** {@code demarche check}: compares everything that is kept with what follows from the events. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Compare event store, ledger, tree, journal and read models of a store, and name the first difference.",
            "Changes nothing. Stop the server first, on PostgreSQL every one of them."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:nothing is wrong",
            "1:the store cannot be read, or its read models do not follow",
            "20:event-altered: an event is not the one that was hashed",
            "21:event-missing: an entry has no event",
            "22:event-unknown: an event has no entry",
            "23:entry-missing: a revision has no entry",
            "24:entries-swapped: entries have each other's events or revisions",
            "25:hash-altered: the hash of an entry is another than its event gives",
            "26:tree-altered: a hash of the tree does not follow from those below it",
            "27:head-altered: the head is not the last entry",
            "28:journal-differs: the journal has another entry",
            "29:projection-differs: a row of a read model does not follow from the events"
        },
        footer = {"", "Settings:", "  --demarche.data=DIR    where the database lies (default ./data)"})
class Check extends SettingsCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = commandLine().getOut();
        CheckedAtRest checked = new CheckedAtRest();
        try (ConfigurableApplicationContext program = run(
                program().initializers(context -> checked.register((GenericApplicationContext) context)),
                "--logging.level.root=warn")) {
            Optional<Damage> found = checked.found.or(() -> ofTheLedger(program));
            if (found.isEmpty()) {
                if (!program.getBean(Projections.class).awaitAll(PATIENCE, (revision, head) -> {})) {
                    out.println("The read models do not follow; the log above says why.");
                    return 1;
                }
                found = ofTheReadModels(program);
            }
            if (found.isPresent()) {
                out.println("DIFFERENCE " + found.get());
                return found.get().kind().status();
            }
            long head = program.getBean(Ledger.class).head();
            out.println("CHECKED " + head + " entries root "
                    + program.getBean(Ledger.class).root(head));
            return 0;
        } finally {
            out.flush();
        }
    }

    /** Looks at the ledger before anything of the program is started that would put it in order, and starts nothing if it must not. */
    private static final class CheckedAtRest extends DefaultLifecycleProcessor {
        private Optional<Damage> found = Optional.empty();
        private @Nullable GenericApplicationContext program;

        void register(GenericApplicationContext context) {
            program = context;
            context.registerBean(
                    AbstractApplicationContext.LIFECYCLE_PROCESSOR_BEAN_NAME, LifecycleProcessor.class, () -> this);
        }

        @Override
        public void onRefresh() {
            LedgerCheck check = Objects.requireNonNull(program).getBean(LedgerCheck.class);
            found = check.firstAtRest(revision -> {});
            if (found.isEmpty()) {
                super.onRefresh();
            }
        }
    }

    private Optional<Damage> ofTheLedger(ConfigurableApplicationContext program) {
        ProgressBar bar = new ProgressBar(
                commandLine().getErr(), program.getBean(Ledger.class).head(), Ansi.AUTO.enabled());
        Optional<Damage> found = program.getBean(LedgerCheck.class).first(bar);
        bar.clear();
        return found;
    }

    /** Of a store whose ledger is sound. */
    static Optional<Damage> ofTheReadModels(ConfigurableApplicationContext program) throws IOException {
        List<String> tables = program.getBeanProvider(ProjectionTables.class).stream()
                .flatMap(module -> module.names().stream())
                .toList();
        return new ReadModelCheck(program.getBean(LedgerEntries.class), program.getBean(DataSource.class))
                .first(program.getBean(Ledger.class).visible(), tables);
    }
}
