package org.demarche.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.demarche.Demarche;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Those who are held up, and those whose access cannot be noted; each against a server of its own. */
class StrangersTest {
    @TempDir
    Path data;

    @Test
    void areHeldUpByTheirAddressAndNobodyElseIs() throws Exception {
        try (var program = server();
                ExecutorService strangers = Executors.newVirtualThreadPerTaskExecutor()) {
            Api stranger = new Api(port(program), "Bearer dmr_wrong");
            Callable<Answer> attempt = () -> stranger.get("/sources");
            List<Future<Answer>> attempts = strangers.invokeAll(Collections.nCopies(40, attempt));
            int held = 0;
            for (Future<Answer> each : attempts) {
                Answer answer = each.get();
                assertThat(answer.status()).isIn(401, 429);
                if (answer.status() == 429) {
                    held++;
                    assertThat(answer.header("Retry-After")).isEqualTo("60");
                    assertThat(answer.json().path("code").asString()).isEqualTo("too-many-attempts");
                }
            }
            assertThat(held).as("of 40, after 30 in a minute").isPositive();
            assertThat(new Api(port(program)).get("/sources").status()).isEqualTo(200);
        }
    }

    @Test
    void areToldNothingThatCannotBeNoted() throws Exception {
        Files.createFile(data.resolve("access-log"));
        try (var program = server()) {
            Api api = new Api(port(program));
            assertThat(api.get("/sources").status()).isEqualTo(200);
            Answer refused = api.get("/export");
            assertThat(refused.status()).isEqualTo(500);
            assertThat(refused.json().path("code").asString()).isEqualTo("internal-error");
        }
    }

    private ConfigurableApplicationContext server() {
        return new SpringApplicationBuilder(Demarche.class)
                .run("--server.port=0", "--demarche.seeds=none", "--demarche.data=" + data);
    }

    private static int port(ConfigurableApplicationContext program) {
        return program.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }
}
