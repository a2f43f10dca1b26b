package org.demarche.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A stretch of network between a node and its database, which can be cut: nothing arrives then, and nobody is told. */
final class Relay implements AutoCloseable {
    private final ServerSocket door;
    private final int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition healed = lock.newCondition();
    private boolean isCut;

    Relay(int target) {
        this.target = target;
        try {
            door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::letIn);
    }

    int port() {
        return door.getLocalPort();
    }

    void cut() {
        set(true);
    }

    /** What was on its way arrives now. */
    void heal() {
        set(false);
    }

    private void set(boolean cut) {
        lock.lock();
        try {
            isCut = cut;
            healed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void pass() throws InterruptedException {
        lock.lock();
        try {
            while (isCut) {
                healed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private void letIn() {
        while (!door.isClosed()) {
            try {
                Socket near = door.accept();
                sockets.add(near);
                Thread.ofVirtual().start(() -> connect(near));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket near) {
        try {
            pass();
            Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
            sockets.add(far);
            Thread.ofVirtual().start(() -> carry(near, far));
            carry(far, near);
        } catch (IOException refused) {
            end(near);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void carry(Socket from, Socket to) {
        byte[] octets = new byte[1 << 16];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(octets); read >= 0; read = in.read(octets)) {
                pass();
                out.write(octets, 0, read);
            }
            pass(); // not even the end is heard of
        } catch (IOException broken) {
            // the other side is told by the end of its connection
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end(from);
            end(to);
        }
    }

    private void end(Socket socket) {
        sockets.remove(socket);
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
        heal();
        Set.copyOf(sockets).forEach(this::end);
    }
}
