package org.demarche;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.demarche.desk.DeskConfiguration;
import org.demarche.ledger.ExportCheck;
import org.demarche.ledger.KeyOption;
import org.demarche.ledger.Ledger;
import org.demarche.ledger.ProgressBar;
import org.demarche.ledger.Projections;
import org.demarche.ledger.Restoration;
import org.demarche.ledger.UnknownEvent;
import org.demarche.ledger.tree.TreeHead;
import org.demarche.ledger.verify.Damaged;
import org.demarche.ledger.verify.Verifier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code demarche restore}: makes a store anew from an export, without a server. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = {
            "Make the ledger and all read models anew in an empty store, from an export.",
            "Revisions, times, ids and octets are the same, and so are the root and every answer.",
            "When it was interrupted, run it once more."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:restored",
            "1:the file cannot be read or is of a later program, or the store is not empty",
            "2:the command line is refused",
            "10 to 18:the export is damaged, as verify says"
        },
        footer = {"", "Settings:", "  --demarche.data=DIR    where the database is to lie (default ./data)"})
class Restore extends SettingsCommand implements Callable<Integer> {
    /** For one step of progress. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Parameters(paramLabel = "FILE", description = "What GET /api/v1/export has answered, from revision 1 on.")
    private @Nullable Path file;

    @Option(names = "--checkpoint", paramLabel = "FILE", description = "A checkpoint that the export must agree with.")
    private @Nullable Path checkpoint;

    @Mixin
    private KeyOption keys = new KeyOption();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = commandLine().getOut();
        try {
            TreeHead head = verified();
            requireReadable();
            return restore(head, out);
        } catch (Damaged damaged) {
            out.println("FAULT " + damaged.fault().code() + " " + damaged.getMessage());
            return damaged.fault().status();
        } catch (UnknownEvent newer) {
            commandLine().getErr().println("Cannot be restored. " + newer.getMessage());
            return 1;
        } catch (IOException unreadable) {
            commandLine().getErr().println("Cannot be read: " + unreadable);
            return 1;
        } finally {
            out.flush();
            commandLine().getErr().flush();
        }
    }

    /** Of all its entries. */
    private TreeHead verified() throws IOException, Damaged {
        if (checkpoint == null && !keys.isEmpty()) {
            throw new ParameterException(commandLine(), "Give --checkpoint=FILE too: --key says something about it.");
        }
        if (checkpoint != null) {
            verify(Verifier.of(Files.readAllBytes(checkpoint), null, keys.keys()));
        }
        return verify(Verifier.ofForm());
    }

    private TreeHead verify(Verifier verifier) throws IOException, Damaged {
        ProgressBar bar = bar();
        try (InputStream export = Files.newInputStream(requireNonNull(file))) {
            return verifier.verify(export, bar).head();
        } finally {
            bar.clear();
        }
    }

    private void requireReadable() throws IOException {
        ProgressBar bar = bar();
        try (var events = new AnnotationConfigApplicationContext(DeskConfiguration.class)) {
            new ExportCheck(events.getBean(Serializer.class), events.getBean(EventUpcasterChain.class))
                    .check(requireNonNull(file), bar);
        } finally {
            bar.clear();
        }
    }

    private int restore(TreeHead head, PrintWriter out) throws InterruptedException {
        Restoration restoration = new Restoration(requireNonNull(file), head);
        try (ConfigurableApplicationContext program = run(
                program().initializers(context -> restoration.prepare((GenericApplicationContext) context)),
                "--demarche.seeds=none")) {
            boolean visible = program.getBean(Projections.class).awaitAll(PATIENCE, (revision, all) -> {
                out.println("Restored up to revision " + revision + " of " + all + ".");
                out.flush();
            });
            String root = program.getBean(Ledger.class).root(head.size());
            if (!visible || !head.root().toString().equals(root)) {
                out.println("It does not go on, or came to another root, " + root + "; the log above says more.");
                return 1;
            }
            out.println("RESTORED " + head.size() + " entries root " + root);
            if (checkpoint == null) {
                out.println(
                        "The file agrees with itself; that nobody has altered or shortened it takes a --checkpoint.");
            }
            return 0;
        }
    }

    private ProgressBar bar() throws IOException {
        return new ProgressBar(commandLine().getErr(), Files.size(requireNonNull(file)), Ansi.AUTO.enabled());
    }
}
