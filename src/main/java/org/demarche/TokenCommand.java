package org.demarche;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.demarche.access.Issued;
import org.demarche.access.Role;
import org.demarche.access.Token;
import org.demarche.access.Tokens;
import org.demarche.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code demarche token}: makes, lists and revokes tokens where they are kept, whether or not a server runs there. */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description =
                "Make, list and revoke the tokens by which people and programs are known. A server may run meanwhile.",
        subcommands = {TokenCommand.Create.class, TokenCommand.ListAll.class, TokenCommand.Revoke.class})
final class TokenCommand implements Runnable {
    /** Who makes tokens here. */
    private static final String OPERATOR = "operator";

    private static final String SETTING = "  --demarche.data=DIR    where the server keeps its data (default ./data)";

    @Spec
    private @Nullable CommandSpec command;

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(command).commandLine(), "Say what to do: create, list or revoke.");
    }

    /** As much of the program as knows tokens; an embedded database is not opened. Not a component of the server. */
    @ComponentScan({"org.demarche.access", "org.demarche.time"})
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class
    })
    static class Program {}

    /** A subcommand. */
    abstract static class Part extends SettingsCommand implements Callable<Integer> {
        abstract void act(Tokens tokens, PrintWriter out, PrintWriter err);

        @Override
        public Integer call() {
            PrintWriter out = commandLine().getOut();
            PrintWriter err = commandLine().getErr();
            try (ConfigurableApplicationContext program = run(new SpringApplicationBuilder(Program.class)
                    .web(WebApplicationType.NONE)
                    .logStartupInfo(false)
                    .properties("logging.level.root=warn", "spring.main.keep-alive=false", FEW_CONNECTIONS))) {
                act(program.getBean(Tokens.class), out, err);
                return 0;
            } catch (Refusal refusal) {
                err.println("Refused, " + refusal.code().text() + ": " + refusal.detail());
                return 2;
            } finally {
                out.flush();
                err.flush();
            }
        }
    }

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = "Make a token. Its secret is printed on the standard output, once.",
            footer = {"", "Settings, among others:", SETTING})
    static final class Create extends Part {
        @Option(names = "--subject", paramLabel = "NAME", required = true, description = "Who will bear it.")
        private @Nullable String subject;

        @Option(
                names = "--role",
                paramLabel = "ROLE",
                required = true,
                description = "One of ${COMPLETION-CANDIDATES}. May be repeated.")
        private List<Role> roles = new ArrayList<>();

        @Option(
                names = "--expires",
                paramLabel = "WHEN",
                description = "After how long, as P90D or PT8H, or when, as 2027-01-31T00:00:00Z. Left out, never.")
        private @Nullable String expires;

        @Override
        void act(Tokens tokens, PrintWriter out, PrintWriter err) {
            Issued issued = tokens.create(Objects.requireNonNull(subject), EnumSet.copyOf(roles), expires(), OPERATOR);
            err.println(line(issued.token()));
            out.println(issued.secret());
        }

        private @Nullable Instant expires() {
            if (expires == null) {
                return null;
            }
            Instant now = Clock.systemUTC().instant();
            try {
                if (expires.startsWith("PT")) {
                    return now.plus(Duration.parse(expires));
                }
                return expires.startsWith("P")
                        ? now.atZone(ZoneOffset.UTC).plus(Period.parse(expires)).toInstant()
                        : Instant.parse(expires);
            } catch (DateTimeException e) {
                throw new ParameterException(
                        commandLine(),
                        "--expires is neither a time such as P90D nor a moment such as 2027-01-31T00:00:00Z.");
            }
        }
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Print every token that was ever made, without its secret.",
            footer = {"", "Settings, among others:", SETTING})
    static final class ListAll extends Part {
        @Override
        void act(Tokens tokens, PrintWriter out, PrintWriter err) {
            tokens.list().forEach(token -> out.println(line(token)));
        }
    }

    @Command(
            name = "revoke",
            mixinStandardHelpOptions = true,
            description = "Revoke a token, at once.",
            footer = {"", "Settings, among others:", SETTING})
    static final class Revoke extends Part {
        @Parameters(paramLabel = "ID", description = "Its id, as list prints it.")
        private @Nullable String id;

        @Override
        void act(Tokens tokens, PrintWriter out, PrintWriter err) {
            out.println(line(tokens.revoke(Objects.requireNonNull(id))));
        }
    }

    private static String line(Token token) {
        return token.id() + "  " + token.subject() + "  "
                + token.roles().stream().map(Role::name).collect(Collectors.joining(","))
                + "  made " + token.created() + " by " + token.createdBy()
                + (token.expires() == null ? "" : ", expires " + token.expires())
                + (token.revoked() == null ? "" : ", revoked " + token.revoked())
                + (token.lastUsed() == null ? "" : ", last used in the hour from " + token.lastUsed());
    }
}
