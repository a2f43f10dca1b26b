package org.demarche.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whoever stops in the middle of what he sends waits for himself alone. */
@Served
class HalfSentRequestsTest {
    private static final int MORE = 50;

    @LocalServerPort
    private int port;

    @Value("${demarche.requests.writes}")
    private int atOnce;

    @Value("${demarche.requests.waiting}")
    private int waiting;

    @Test
    void keepNobodyFromWriting() throws Exception {
        String head =
                "PUT /api/v1/sources/half HTTP/1.1\r\nHost: localhost\r\n%s\r\nContent-Type: application/json\r\nContent-Length: 62\r\n\r\n{\"name\""
                        .formatted(new RawHttp(port).authorization());
        List<Socket> halves = new ArrayList<>();
        try {
            for (int n = 0; n < atOnce + waiting + MORE; n++) {
                halves.add(sent(head));
            }
            Api api = new Api(port);
            for (int n = 0; n < MORE; n++) {
                assertThat(api.put("/sources/whole-" + n, "{\"name\": \"Whole\", \"reliability\": \"A\"}")
                                .status())
                        .isEqualTo(201);
            }
            Socket last = halves.getLast();
            last.getOutputStream()
                    .write(": \"Half\", \"reliability\": \"A\"}                          "
                            .getBytes(StandardCharsets.UTF_8));
            byte[] status = last.getInputStream().readNBytes("HTTP/1.1 201".length());
            assertThat(new String(status, StandardCharsets.UTF_8)).isEqualTo("HTTP/1.1 201");
        } finally {
            for (Socket half : halves) {
                half.close();
            }
        }
    }

    private Socket sent(String half) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.getOutputStream().write(half.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
