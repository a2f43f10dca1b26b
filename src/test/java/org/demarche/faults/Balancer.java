package org.demarche.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;

/** Leads each connection to the next node that takes it. It is for trying a cluster out; nginx is for running one. */
final class Balancer implements AutoCloseable {
    private static final int CONNECT_MILLIS = 1_000;

    private final ServerSocket door;
    private final int count;
    private final IntUnaryOperator ports;
    private final AtomicInteger turn = new AtomicInteger();

    /**
     * Opens the port.
     *
     * @param count how many nodes there are
     * @param ports at which port a node is now
     */
    Balancer(int port, int count, IntUnaryOperator ports) {
        this.count = count;
        this.ports = ports;
        try {
            door = new ServerSocket(port, 1_000, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::letIn);
    }

    int port() {
        return door.getLocalPort();
    }

    private void letIn() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Thread.ofVirtual().start(() -> lead(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void lead(Socket client) {
        try (client) {
            for (int tried = 0; tried < count; tried++) {
                int node = Math.floorMod(turn.getAndIncrement(), count);
                try (Socket server = new Socket()) {
                    server.connect(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.applyAsInt(node)),
                            CONNECT_MILLIS);
                    join(client, server);
                    return;
                } catch (IOException refused) {
                    // the next
                }
            }
        } catch (IOException gone) {
            // nobody is there to be told
        }
    }

    private static void join(Socket client, Socket server) throws IOException {
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        Thread requests = Thread.ofVirtual().start(() -> carry(client, server));
        carry(server, client);
        try {
            requests.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void carry(Socket from, Socket to) {
        byte[] octets = new byte[1 << 16];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(octets); read >= 0; read = in.read(octets)) {
                out.write(octets, 0, read);
            }
            to.shutdownOutput();
        } catch (IOException broken) {
            end(from);
            end(to);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // it was closed
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
