package org.demarche;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ClassPathResource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/**
 * A subcommand that takes settings, {@code --name=value}. Spring would pass over everything that is written otherwise, and
 * over a name of ours that is misspelt; here they are refused.
 */
abstract class SettingsCommand {
    private static final Pattern SETTING = Pattern.compile("--([A-Za-z][^=\\s]*)=.*", Pattern.DOTALL);
    private static final String OURS = "demarche.";

    @Unmatched
    private final List<String> given = new ArrayList<>();

    @Spec
    private @Nullable CommandSpec command;

    /** A command has no use for as many connections as a server; beside servers there may be no more than some left. */
    static final String FEW_CONNECTIONS = "spring.datasource.hikari.minimum-idle=4";

    /** The program without a web server, for a command that needs it. */
    static SpringApplicationBuilder program() {
        return new SpringApplicationBuilder(Demarche.class)
                .web(WebApplicationType.NONE)
                .properties(FEW_CONNECTIONS);
    }

    /**
     * Starts a program with what was given and some settings that the command has of its own.
     *
     * @throws ToldInTheLog when it does not start
     */
    ConfigurableApplicationContext run(SpringApplicationBuilder program, String... own) {
        String[] settings = settings(own);
        try {
            return program.run(settings);
        } catch (RuntimeException failure) {
            throw new ToldInTheLog(failure);
        }
    }

    /** What was given, if all of it is a setting, and some more. */
    String[] settings(String... own) {
        for (String argument : given) {
            Matcher setting = SETTING.matcher(argument);
            if (!setting.matches()) {
                throw refused("Write every setting as --name=value; this is none: " + argument);
            }
            String name = setting.group(1);
            if (name.startsWith(OURS) && !known().contains(name)) {
                throw refused("There is no setting --" + name + "; did you mean --" + nearest(name) + "?");
            }
        }
        return Stream.concat(given.stream(), Stream.of(own)).toArray(String[]::new);
    }

    /** All of ours have a default there. */
    private static SortedSet<String> known() {
        YamlPropertiesFactoryBean defaults = new YamlPropertiesFactoryBean();
        defaults.setResources(new ClassPathResource("application.yaml"));
        TreeSet<String> names =
                new TreeSet<>(Objects.requireNonNull(defaults.getObject()).stringPropertyNames());
        names.removeIf(name -> !name.startsWith(OURS));
        return names;
    }

    private static String nearest(String name) {
        return known().stream()
                .min(Comparator.comparingInt(other -> distance(name, other)))
                .orElseThrow();
    }

    /** How many letters must be added, removed or changed (Levenshtein). */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }

    CommandLine commandLine() {
        return Objects.requireNonNull(command, "set by picocli").commandLine();
    }

    /** A program did not start, and its log says why. */
    static final class ToldInTheLog extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ToldInTheLog(RuntimeException cause) {
            super(cause);
        }
    }

    private ParameterException refused(String message) {
        return new ParameterException(commandLine(), message);
    }
}
