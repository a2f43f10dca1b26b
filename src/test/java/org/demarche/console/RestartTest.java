package org.demarche.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.demarche.Demarche;
import org.demarche.TestTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The server is stopped, and started anew on the same port, while somebody looks at the console. */
@ExtendWith(Visits.class)
class RestartTest {

    @TempDir
    Path data;

    @Test
    void isToldAndHealedAndNothingIsMissedMeanwhile() {
        ConfigurableApplicationContext program = start(0);
        try {
            int port = Integer.parseInt(program.getEnvironment().getRequiredProperty("local.server.port"));
            Visit visit =
                    new Visit(Chromium.get(), port, TestTokens.bearer(port).substring("Bearer ".length()));
            visit.expect("Failed to load resource|ERR_INCOMPLETE_CHUNKED_ENCODING");
            LiveCrisis crisis = LiveCrisis.open(visit, "restarted");
            String colleague = visit.tokenOf("a-colleague", "RECORDER");
            Page page = visit.open("/crises/restarted/replay");
            Locator live = page.locator("#live");
            assertThat(live).hasText("Live");
            assertThat(page.locator(".loading")).hasCount(0);

            program.close();
            assertThat(live).hasText("Connection lost, trying again");
            visit.picture("lost-light");
            program = start(port);
            crisis.report("meanwhile", "attack", colleague);
            assertThat(live).hasText(Pattern.compile("^1 new development, \\d+ changed stances?$"));
            crisis.report("later", "agreement-signed", colleague);
            assertThat(live).hasText(Pattern.compile("^2 new developments"));
            visit.end(true);
        } finally {
            program.close();
        }
    }

    private ConfigurableApplicationContext start(int port) {
        return new SpringApplicationBuilder(Demarche.class)
                .run("--server.port=" + port, "--demarche.seeds=none", "--demarche.data=" + data);
    }
}
