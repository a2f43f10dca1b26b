package org.demarche;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** Whoever asks for a long answer and does not take it waits for himself alone. */
class SlowReadersTest {
    private static final String LONG = "/api/v1/crises/niger-2023/stances?at=2023-08-15&known=141";
    private static final int LITTLE = 2_048;

    @TempDir
    Path data;

    /** What has been sent is not kept by the system, so that an answer of some kilobytes is a long one. Not for other tests to find. */
    static class LittleIsOnItsWay {
        @Bean
        WebServerFactoryCustomizer<TomcatServletWebServerFactory> sockets() {
            return factory -> factory.addConnectorCustomizers(
                    connector -> connector.setProperty("socket.txBufSize", Integer.toString(LITTLE)));
        }
    }

    @Test
    void keepNobodyFromAsking() throws Exception {
        try (ConfigurableApplicationContext server = new SpringApplicationBuilder(
                        Demarche.class, LittleIsOnItsWay.class)
                .run(
                        "--server.port=0",
                        "--demarche.data=" + data,
                        "--demarche.requests.reads=1",
                        "--demarche.requests.waiting=0")) {
            int port = Integer.parseInt(server.getEnvironment().getRequiredProperty("local.server.port"));
            try (Socket slow = asking(port)) {
                byte[] begun = slow.getInputStream().readNBytes("HTTP/1.1 200".length());
                assertThat(new String(begun, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 200");
                assertThat(status(port)).isEqualTo(200);
            }
        }
    }

    private static Socket asking(int port) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(LITTLE);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        String request = "GET " + LONG + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: " + TestTokens.bearer(port)
                + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static int status(int port) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/crises"))
                    .header("Authorization", TestTokens.bearer(port))
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode();
        }
    }
}
