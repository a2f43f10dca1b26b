package org.demarche.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/** Leads each connection to the next node that is ready and takes it. It is for trying a cluster out; nginx is for running one. */
final class Balancer implements AutoCloseable {
    private static final int CONNECT_MILLIS = 1_000;
    private static final Duration LOOK = Duration.ofMillis(100);

    private final ServerSocket door;
    private final int count;
    private final IntUnaryOperator ports;
    private final AtomicIntegerArray ready;
    private final AtomicInteger turn = new AtomicInteger();

    /**
     * Opens the port.
     *
     * @param count how many nodes there are
     * @param ports at which port a node is now
     * @param isReady whether a node says that it may be asked; those that do not are asked when no other takes the connection
     */
    Balancer(int port, int count, IntUnaryOperator ports, IntPredicate isReady) {
        this.count = count;
        this.ports = ports;
        this.ready = new AtomicIntegerArray(count);
        try {
            door = new ServerSocket(port, 1_000, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (int i = 0; i < count; i++) {
            int node = i;
            Thread.ofVirtual().start(() -> look(node, isReady));
        }
        Thread.ofVirtual().start(this::letIn);
    }

    private void look(int node, IntPredicate isReady) {
        while (!door.isClosed()) {
            ready.set(node, isReady.test(node) ? 1 : 0);
            LockSupport.parkNanos(LOOK.toNanos());
        }
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
        int first = turn.getAndIncrement();
        try (client) {
            for (int wanted = 1; wanted >= 0; wanted--) {
                for (int next = 0; next < count; next++) {
                    int node = Math.floorMod(first + next, count);
                    if (ready.get(node) == wanted && isLed(client, node)) {
                        return;
                    }
                }
            }
        } catch (IOException gone) {
            // nobody is there to be told
        }
    }

    /** Whether the node has taken the connection; it is over then. */
    private boolean isLed(Socket client, int node) throws IOException {
        try (Socket server = new Socket()) {
            try {
                server.connect(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.applyAsInt(node)),
                        CONNECT_MILLIS);
            } catch (IOException refused) {
                return false;
            }
            join(client, server);
            return true;
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
