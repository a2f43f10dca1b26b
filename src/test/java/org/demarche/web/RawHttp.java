package org.demarche.web;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.demarche.TestTokens;

/** Sends bytes that no decent client would, and gives back all that is answered until the server hangs up. */
final class RawHttp {
    private static final int PATIENCE_MILLIS = 20_000;

    private final int port;

    RawHttp(int port) {
        this.port = port;
    }

    /** A request without a body; {@code target} is sent as it is, in ISO 8859-1. */
    String request(String method, String target, String... headers) {
        List<String> lines =
                new ArrayList<>(List.of(method + " " + target + " HTTP/1.1", "Host: localhost", authorization()));
        lines.addAll(List.of(headers));
        lines.add("Connection: close");
        return lines(lines.toArray(String[]::new));
    }

    /** By which the administrator is known: a line. */
    String authorization() {
        return "Authorization: " + TestTokens.bearer(port);
    }

    /** These lines and an empty one. */
    String lines(String... lines) {
        byte[] request = (String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            OutputStream out = socket.getOutputStream();
            out.write(request);
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
