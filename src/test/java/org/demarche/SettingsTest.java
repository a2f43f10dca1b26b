package org.demarche;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What the command line takes as a setting, and what it does not lose. */
class SettingsTest {
    @Command(name = "try")
    static final class Try extends SettingsCommand implements Runnable {
        private String[] taken = {};

        @Override
        public void run() {
            taken = settings();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--demarche.data=/srv/a b",
                "--demarche.seeds=none",
                "--demarche.hosts=a.example,b.example",
                "--demarche.index.memory=1GB",
                "--server.port=0",
                "--spring.datasource.url=jdbc:postgresql://db/demarche?ssl=true",
                "--spring.datasource.password="
            })
    void areNamesWithValues(String setting) {
        Try command = new Try();
        assertThat(new CommandLine(command).execute(setting, "--server.port=1")).isZero();
        assertThat(command.taken).containsExactly(setting, "--server.port=1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nonsense              | --name=value
            --demarche.data       | --name=value
            -Dserver.port=1       | --name=value
            --=x                  | --name=value
            -p=1                  | --name=value
            --demarche.dta=x      | --demarche.data?
            --demarche.seed=none  | --demarche.seeds?
            --demarche.index.memry=1GB | --demarche.index.memory?
            --demarche.=x         | --demarche.
            """)
    void areNothingElse(String argument, String advice) {
        StringWriter said = new StringWriter();
        Try command = new Try();
        int status =
                new CommandLine(command).setErr(new PrintWriter(said, true)).execute("--server.port=1", argument);
        assertThat(status).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(said.toString()).contains(advice).contains(argument.split("=", 2)[0]);
        assertThat(command.taken).isEmpty();
    }
}
