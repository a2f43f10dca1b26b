package org.demarche;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process, really killed, again and again, while several writers are at work. */
class AcknowledgedWritesIT {
    private static final int KILLS = 4;
    private static final int WRITERS = 4;

    @TempDir
    Path data;

    @Test
    void surviveTheKillOfTheProcessTheInstantAfter() throws Exception {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, Long> acknowledged = new ConcurrentHashMap<>();
        for (int kill = 0; kill < KILLS; kill++) {
            int round = kill;
            try (Server server = Server.start(data, "--demarche.seeds=none")) {
                assertAllThere(server, acknowledged, seed);
                var enough = new CountDownLatch(random.nextInt(20, 200));
                try (var writers = Executors.newFixedThreadPool(WRITERS)) {
                    List<Future<?>> work = new ArrayList<>();
                    for (int w = 0; w < WRITERS; w++) {
                        String writer = "k" + round + "-w" + w + "-";
                        work.add(writers.submit(() -> write(server, writer, acknowledged, enough)));
                    }
                    enough.await();
                    server.kill();
                    for (Future<?> writer : work) {
                        writer.get();
                    }
                }
            }
        }
        try (Server server = Server.start(data, "--demarche.seeds=none")) {
            assertAllThere(server, acknowledged, seed);
        }
        assertThat(acknowledged).as("writes answered").hasSizeGreaterThan(KILLS * 20);
        assertThat(acknowledged.values()).as("revisions, seed %d", seed).doesNotHaveDuplicates();
    }

    /** Writes until the connection breaks. */
    private static void write(Server server, String writer, Map<String, Long> acknowledged, CountDownLatch enough) {
        try {
            for (int n = 0; ; n++) {
                var answer = server.put("sources/" + writer + n, "{\"name\":\"Source\",\"reliability\":\"B\"}");
                if (answer.statusCode() / 100 == 2 && answer.statusCode() != 202) {
                    acknowledged.put(
                            writer + n,
                            answer.headers().firstValueAsLong("Revision").orElseThrow());
                }
                enough.countDown();
            }
        } catch (IOException killed) {
            enough.countDown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void assertAllThere(Server server, Map<String, Long> acknowledged, long seed) throws Exception {
        List<String> lost = new ArrayList<>();
        for (var write : acknowledged.entrySet()) {
            var answer = server.get("sources/" + write.getKey() + "?known=" + write.getValue());
            if (answer.statusCode() != 200 || !answer.body().contains("\"revision\":" + write.getValue())) {
                lost.add(write.getKey() + " at revision " + write.getValue() + ": " + answer.body());
            }
        }
        assertThat(lost)
                .as("lost of %d answered writes, seed %d", acknowledged.size(), seed)
                .isEmpty();
    }
}
