package org.demarche.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.demarche.Databases;
import org.demarche.Demarche;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.web.HttpRequestHandler;

/** Streams are bounded: how many there are, what a slow reader takes, and how long the end of the server waits for them. */
@Timeout(180)
class EventStreamsTest {
    private static final String STREAM = "/crises/streams/stream";
    private static final Duration WHILE = Duration.ofSeconds(60);

    /** Tells without end. */
    private final Endless endless = new Endless();

    @TempDir
    Path data;

    @Test
    void areSoManyAndNoMoreAndEndWithTheServer() {
        var program = start("--demarche.streams.most=2", "--demarche.streams.heartbeat=100ms");
        try (program) {
            Api api = new Api(port(program));
            Crisis.open(api, "streams");
            try (Listening first = new Listening(api, STREAM)) {
                assertThat(first.next().name()).isEqualTo("progress");
                Listening.Event beat = first.next();
                assertThat(beat.name()).as("a heartbeat").isEqualTo("progress");
                assertThat(beat.id()).isEqualTo(Long.toString(api.revision()));
                try (Listening second = new Listening(api, STREAM)) {
                    assertThat(second.next().name()).isEqualTo("progress");
                    assertThat(open(program)).isEqualTo(2);
                    Answer third = api.get(STREAM);
                    assertThat(third.status()).isEqualTo(503);
                    assertThat(third.code()).isEqualTo("unavailable");
                    assertThat(third.header("Retry-After")).isEqualTo("1");
                }
                Awaitility.await().atMost(WHILE).until(() -> open(program) == 1);
                Instant begun = Instant.now();
                program.close();
                assertThat(Duration.between(begun, Instant.now()))
                        .as("the end of a server with an open stream, whose grace is 10 s")
                        .isLessThan(Duration.ofSeconds(8));
                Listening.Event last = beat;
                for (Listening.Event next = beat; next != null; next = first.nextOrEnd()) {
                    last = next;
                }
                assertThat(last.name()).isEqualTo("progress");
            }
        }
    }

    /** It has its connection, and says nothing of its being gone. */
    @Test
    void giveUpAReaderThatTakesNothingAndKeepNothingForIt() throws IOException {
        try (var program = start("--server.tomcat.connection-timeout=2s");
                Socket socket = new Socket()) {
            socket.setReceiveBufferSize(4096);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port(program)));
            OutputStream out = socket.getOutputStream();
            out.write(("GET /endless HTTP/1.1\r\nHost: localhost\r\n" + new RawHttp(port(program)).authorization()
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            Awaitility.await().atMost(WHILE).until(() -> endless.told.get() > 0);
            assertThat(endless.isInVirtualThread).isTrue();
            Awaitility.await().atMost(WHILE).until(() -> open(program) == 0);
            assertThat(endless.told.get())
                    .as("octets that were made for a reader of none: what lies between, and no more")
                    .isLessThan(64L << 20);
        }
    }

    private static double open(ConfigurableApplicationContext program) {
        return program.getBean(MeterRegistry.class)
                .get("demarche.streams")
                .gauge()
                .value();
    }

    private ConfigurableApplicationContext start(String... settings) {
        String[] all = new String[settings.length + 6];
        System.arraycopy(settings, 0, all, 0, settings.length);
        String[] usual = {
            "--server.port=0",
            "--demarche.seeds=none",
            "--demarche.data=" + data,
            "--spring.datasource.url=" + Databases.H2.url(),
            "--spring.datasource.username=" + Databases.H2.user,
            "--spring.datasource.password=" + Databases.H2.password
        };
        System.arraycopy(usual, 0, all, settings.length, usual.length);
        return new SpringApplicationBuilder(Demarche.class)
                .initializers(context -> ((GenericApplicationContext) context)
                        .registerBean("/endless", HttpRequestHandler.class, () -> (request, response) -> {
                            Bell bell = new Bell();
                            endless.bell = bell;
                            context.getBean(EventStreams.class).serve(request, response, bell, endless);
                        }))
                .run(all);
    }

    private static int port(ConfigurableApplicationContext program) {
        return Integer.parseInt(program.getEnvironment().getRequiredProperty("local.server.port"));
    }

    private static final class Endless implements EventStory {
        private static final String MUCH = "x".repeat(1 << 16);

        private final AtomicLong told = new AtomicLong();
        private final AtomicBoolean isInVirtualThread = new AtomicBoolean();
        private volatile Bell bell = new Bell();

        @Override
        public boolean tell(EventWriter out) throws IOException {
            isInVirtualThread.set(Thread.currentThread().isVirtual());
            told.addAndGet(MUCH.length());
            out.event("much", null, MUCH);
            bell.ring();
            return true;
        }
    }
}
