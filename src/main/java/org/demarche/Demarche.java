package org.demarche;

import java.util.Set;
import java.util.stream.Stream;
import org.demarche.audit.Explain;
import org.demarche.audit.VerifyCertificate;
import org.demarche.ledger.Verify;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program: without a subcommand it serves. */
@SpringBootApplication
@Command(
        name = "demarche",
        description = "Stances rebuilt from immutable events.",
        subcommands = {
            Serve.class,
            Rebuild.class,
            TokenCommand.class,
            Import.class,
            Export.class,
            Restore.class,
            Check.class,
            Verify.class,
            Explain.class,
            VerifyCertificate.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
public class Demarche {
    private static final Set<String> OWN = Set.of("-h", "--help", "-V", "--version");

    /** Runs the subcommand; leaves the process running when it serves, else ends it with the subcommand's exit status. */
    public static void main(String[] arguments) {
        System.setProperty("disable-axoniq-console-message", "true");
        // what has a log sets it up when it starts; nothing else tells what it does
        LoggingSystem.get(Demarche.class.getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.ERROR);
        int status = commandLine().execute(withSubcommand(arguments));
        if (status != 0) {
            System.exit(status);
        }
    }

    static CommandLine commandLine() {
        return new CommandLine(new Demarche())
                .setExecutionExceptionHandler((failure, command, parsed) -> tell(failure, command));
    }

    private static int tell(Exception failure, CommandLine command) {
        if (!(failure instanceof SettingsCommand.ToldInTheLog)) {
            command.getErr().println("demarche: " + failure);
            command.getErr().flush();
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static String[] withSubcommand(String[] arguments) {
        boolean serve = arguments.length == 0 || (arguments[0].startsWith("-") && !OWN.contains(arguments[0]));
        return serve ? Stream.concat(Stream.of("serve"), Stream.of(arguments)).toArray(String[]::new) : arguments;
    }
}
