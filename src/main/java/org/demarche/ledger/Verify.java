package org.demarche.ledger;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import org.demarche.ledger.verify.Damaged;
import org.demarche.ledger.verify.Verified;
import org.demarche.ledger.verify.Verifier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code demarche verify}: checks an export, without a server and without a database. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Check an export of a ledger against a signed checkpoint. Needs no server.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:verified",
            "1:a file cannot be read",
            "2:the command line is refused",
            "10:altered: the entries are not those that were signed",
            "11:removed: a revision is missing",
            "12:inserted: a revision comes a second time",
            "13:swapped: a revision comes too late",
            "14:truncated: the export ends too early",
            "15:wrong-key: the key has not signed the checkpoint",
            "16:wrong-origin: the checkpoint is of another ledger",
            "17:forked: the previous checkpoint is of another history",
            "18:malformed: a line is no entry, or a checkpoint none"
        })
public class Verify implements Callable<Integer> {
    private static final Path STANDARD_INPUT = Path.of("-");

    @Parameters(
            paramLabel = "FILE",
            description =
                    "What GET /api/v1/export has answered, or a copy of DIR/ledger.jsonl; - for the standard input.")
    private @Nullable Path file;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description =
                    "What GET /api/v1/ledger/checkpoint has answered. Without it only form and order are checked.")
    private @Nullable Path checkpoint;

    @Mixin
    private KeyOption keys = new KeyOption();

    @Option(
            names = "--previous",
            paramLabel = "FILE",
            description = "A checkpoint that was kept from before: the history must be the same.")
    private @Nullable Path previous;

    @Spec
    private @Nullable CommandSpec command;

    @Override
    public Integer call() {
        if (checkpoint == null && (previous != null || !keys.isEmpty())) {
            throw refused("Give --checkpoint=FILE too: --key and --previous say something about it.");
        }
        PrintWriter out = commandLine().getOut();
        try {
            tell(out, verify());
            return CommandLine.ExitCode.OK;
        } catch (Damaged e) {
            out.println("FAULT " + e.fault().code() + " " + e.getMessage());
            return e.fault().status();
        } catch (IOException | CompletionException e) {
            commandLine().getErr().println("Cannot be read: " + e);
            return CommandLine.ExitCode.SOFTWARE;
        } finally {
            out.flush();
            commandLine().getErr().flush();
        }
    }

    private Verified verify() throws IOException, Damaged {
        Verifier verifier = checkpoint == null
                ? Verifier.ofForm()
                : Verifier.of(
                        Files.readAllBytes(checkpoint),
                        previous == null ? null : Files.readAllBytes(previous),
                        keys.keys());
        boolean standardInput = requireNonNull(file).equals(STANDARD_INPUT);
        try (InputStream export = standardInput ? System.in : Files.newInputStream(file)) {
            ProgressBar bar =
                    new ProgressBar(commandLine().getErr(), standardInput ? 0 : Files.size(file), Ansi.AUTO.enabled());
            try {
                return verifier.verify(export, bar);
            } finally {
                bar.clear();
            }
        }
    }

    private void tell(PrintWriter out, Verified verified) {
        out.println("VERIFIED " + verified.head().size() + " entries root "
                + verified.head().root());
        if (checkpoint == null) {
            out.println("Form and order only: no checkpoint was given, and anybody can make such a file.");
        } else if (keys.isEmpty()) {
            out.println("The signature was not checked: no key was given.");
        }
        if (verified.further() > 0) {
            out.println("Further entries, which no checkpoint covers: " + verified.further());
        }
    }

    private CommandLine commandLine() {
        return requireNonNull(command, "set by picocli").commandLine();
    }

    private ParameterException refused(String message) {
        return new ParameterException(commandLine(), message);
    }
}
