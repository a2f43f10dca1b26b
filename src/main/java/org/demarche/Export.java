package org.demarche;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.util.Objects.requireNonNull;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.demarche.ledger.LedgerExport;
import org.demarche.ledger.LedgerTree;
import org.demarche.ledger.ProgressBar;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Parameters;

/** {@code demarche export}: writes the ledger of a store to a file, without a server. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Write the ledger of a store to a file, the same octets as GET /api/v1/export answers.",
            "A file that is there and is the beginning of it is gone on with, behind its last whole line."
        },
        footer = {"", "Settings:", "  --demarche.data=DIR    where the database lies (default ./data)"})
class Export extends SettingsCommand implements Callable<Integer> {
    private static final int BUFFER = 1 << 18;
    private static final int STEP = 10_000;

    @Parameters(paramLabel = "FILE", description = "Where to; - for the standard output.")
    private @Nullable Path file;

    @Override
    public Integer call() throws IOException {
        PrintWriter err = commandLine().getErr();
        try (ConfigurableApplicationContext program = run(program(), "--logging.level.root=warn")) {
            LedgerTree tree = program.getBean(LedgerTree.class);
            LedgerExport export = program.getBean(LedgerExport.class);
            long last = tree.size();
            long first;
            if (requireNonNull(file).equals(Path.of("-"))) {
                first = 1;
                write(export, first, last, System.out);
                System.out.flush();
            } else {
                first = export.next(file);
                try (OutputStream out = new BufferedOutputStream(
                        Files.newOutputStream(file, Files.exists(file) ? APPEND : CREATE_NEW), BUFFER)) {
                    write(export, first, last, out);
                }
            }
            err.println("Exported " + Math.max(0, last - first + 1) + " entries, up to revision " + last + ".");
            return 0;
        } catch (IllegalArgumentException other) {
            err.println(other.getMessage());
            return 1;
        } finally {
            err.flush();
        }
    }

    private void write(LedgerExport export, long first, long last, OutputStream out) throws IOException {
        ProgressBar bar = new ProgressBar(commandLine().getErr(), last, Ansi.AUTO.enabled());
        for (long next = first; next <= last; next += STEP) {
            export.write(next, Math.min(last, next + STEP - 1), out);
            bar.accept(Math.min(last, next + STEP - 1));
        }
        bar.clear();
    }
}
