package org.demarche;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Takes spans as an OpenTelemetry collector does, over HTTP, and keeps them as they come. */
final class Collector implements AutoCloseable {
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final HttpServer server;

    Collector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", exchange -> {
            received.add(new String(exchange.getRequestBody().readAllBytes(), ISO_8859_1));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
    }

    /** All that has come when {@code wanted} has, or when nothing comes any more: texts in protobuf are octets in their order. */
    String awaitSpan(String wanted) throws InterruptedException {
        StringBuilder all = new StringBuilder();
        while (all.indexOf(wanted) < 0) {
            String next = received.poll(1, TimeUnit.MINUTES);
            if (next == null) {
                break;
            }
            all.append(next);
        }
        return all.toString();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
