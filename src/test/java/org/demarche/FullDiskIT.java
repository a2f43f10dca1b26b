package org.demarche;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real process whose database can grow no more. */
class FullDiskIT {
    private static final String SOURCE = "{\"name\": \"%s\", \"reliability\": \"B\"}".formatted("Wire ".repeat(100));

    @TempDir
    Path data;

    @Test
    @Timeout(180)
    void endsItSoThatAnotherCanGoOnWithAllThatWasAnswered() throws Exception {
        List<String> answered = new ArrayList<>();
        try (Server server = Server.startWithin(1_000, data, "--demarche.seeds=none")) {
            try {
                for (int n = 0; ; n++) {
                    if (server.put("sources/s-" + n, SOURCE).statusCode() / 100 == 2) {
                        answered.add("sources/s-" + n);
                    }
                }
            } catch (IOException ended) {
                assertThat(server.awaitEnd()).as(server.log()).isEqualTo(1);
            }
            assertThat(server.log().length()).as("what it had to say").isLessThan(200_000);
        }
        assertThat(answered).isNotEmpty();
        try (Server server = Server.start(data, "--demarche.seeds=none")) {
            for (String source : answered) {
                assertThat(server.get(source).statusCode()).as(source).isEqualTo(200);
            }
        }
    }
}
