package org.demarche;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.demarche.actor.ActorId;
import org.demarche.crisis.CrisisId;
import org.demarche.intake.Assignment;
import org.demarche.intake.Counts;
import org.demarche.intake.ImportFormat;
import org.demarche.intake.Importer;
import org.demarche.intake.Progress;
import org.demarche.intake.Rejection;
import org.demarche.kernel.Refusal;
import org.demarche.ledger.Outage;
import org.demarche.ledger.ProgressBar;
import org.demarche.web.Csv;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** {@code demarche import}: records the rows of files in a store, without a server. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Record the rows of files in a store: our own developments, or event data that others have coded.",
            "A file may be packed by gzip or zip. Each row is recorded, a duplicate, or refused with a code; a file that is",
            "imported twice changes nothing, and one that was broken off is made whole by the same command.",
            "With an embedded database, stop the server first, or send the file to it: POST .../imports."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:every row was recorded, a duplicate or refused",
            "1:a file or the store cannot be read, or there is no such crisis; what was recorded stays",
            "2:the command line is refused"
        },
        footer = {"", "Settings:", "  --demarche.data=DIR    where the database lies (default ./data)"})
class Import extends SettingsCommand implements Callable<Integer> {
    /** Who imports here. */
    private static final String OPERATOR = "operator";

    private static final Path STANDARD_INPUT = Path.of("-");

    @Option(names = "--crisis", paramLabel = "ID", required = true, description = "The crisis that it is of.")
    private @Nullable String crisis;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            required = true,
            description = "One of developments, gdelt, icews, csv.")
    private @Nullable String format;

    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            description = "With csv: what its columns become, acled, polecat, or a file of JSON.")
    private @Nullable String mapping;

    @Option(
            names = "--actors",
            paramLabel = "FILE",
            description = "Who is meant by codes or names of the feed: {\"IGOWAFWAS\": \"ecowas\", ...}")
    private @Nullable Path actors;

    @Option(names = "--dry-run", description = "Read and count, and record nothing.")
    private boolean dryRun;

    @Option(names = "--rejected", paramLabel = "FILE", description = "Write the rows that were refused there, as CSV.")
    private @Nullable Path rejected;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "What to import; - for the standard input.")
    private List<Path> files = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        PrintWriter err = commandLine().getErr();
        Assignment assignment;
        try {
            assignment = new Assignment(
                    new CrisisId(requireNonNull(crisis)),
                    ImportFormat.of(requireNonNull(format)),
                    mapping(),
                    OPERATOR,
                    dryRun);
        } catch (Refusal refusal) {
            err.println("Refused, " + refusal.code().text() + ": " + refusal.detail());
            err.flush();
            return 2;
        }
        Map<String, ActorId> told = told();
        try (ConfigurableApplicationContext program = run(
                program().listeners(new EndWhenBroken(this::tell)),
                "--demarche.seeds=none",
                "--logging.level.root=warn",
                "--logging.level." + TrackingEventProcessor.class.getName() + "=off")) {
            // from here on the command itself says what goes wrong, once
            LoggingSystem.get(getClass().getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.OFF);
            List<Rejection> refused = new ArrayList<>();
            for (Path file : files) {
                bring(program.getBean(Importer.class), assignment, file, told, refused);
            }
            if (rejected != null) {
                Files.writeString(
                        rejected, program.getBean(Csv.class).write(Rejection.class, refused), StandardCharsets.UTF_8);
            }
            return 0;
        } catch (Refusal refusal) {
            err.println("Refused, " + refusal.code().text() + ": " + refusal.detail());
            return 1;
        } catch (RuntimeException failure) {
            if (!Outage.isIn(failure)) {
                throw failure;
            }
            tell(Outage.told(failure));
            return 1;
        } finally {
            err.flush();
            commandLine().getOut().flush();
        }
    }

    private void tell(String outage) {
        PrintWriter err = commandLine().getErr();
        err.println("demarche: " + outage
                + " What is recorded stays; when that is mended, the same command records the rest.");
        err.flush();
    }

    private @Nullable String mapping() throws IOException {
        return mapping != null && Files.exists(Path.of(mapping)) ? Files.readString(Path.of(mapping)) : mapping;
    }

    private Map<String, ActorId> told() throws IOException {
        return actors == null
                ? Map.of()
                : JsonMapper.shared()
                        .readValue(Files.readAllBytes(actors), new TypeReference<Map<String, ActorId>>() {});
    }

    private void bring(
            Importer importer, Assignment assignment, Path file, Map<String, ActorId> told, List<Rejection> refused)
            throws IOException {
        Following following = new Following();
        String correlation = "import/" + file.getFileName();
        if (file.equals(STANDARD_INPUT)) {
            importer.run(assignment, System.in, told, correlation, following);
        } else {
            ProgressBar bar = new ProgressBar(commandLine().getErr(), Files.size(file), Ansi.AUTO.enabled());
            try (SeekableByteChannel octets = Files.newByteChannel(file);
                    InputStream input = Channels.newInputStream(octets)) {
                importer.run(assignment, input, told, correlation, (counts, rejections) -> {
                    following.advance(counts, rejections);
                    bar.accept(position(octets));
                });
            } finally {
                bar.clear();
            }
        }
        refused.addAll(following.rejections);
        commandLine().getOut().println(file + ": " + line(requireNonNull(following.counts)));
    }

    private static long position(SeekableByteChannel octets) {
        try {
            return octets.position();
        } catch (IOException closed) {
            return 0;
        }
    }

    private String line(Counts counts) {
        String codes = counts.codes().entrySet().stream()
                .map(code -> code.getKey() + " " + code.getValue())
                .collect(Collectors.joining(", "));
        return counts.read() + " rows read, " + counts.recorded() + (dryRun ? " to be recorded, " : " recorded, ")
                + counts.duplicates() + " duplicates, " + counts.rejected() + " refused"
                + (codes.isEmpty() ? "" : " (" + codes + ")");
    }

    private static final class Following implements Progress {
        private @Nullable Counts counts;
        private List<Rejection> rejections = List.of();

        @Override
        public void advance(Counts come, List<Rejection> refused) {
            counts = come;
            rejections = refused;
        }
    }
}
