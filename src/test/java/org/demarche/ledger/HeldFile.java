package org.demarche.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.concurrent.CountDownLatch;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePathWrapper;

/** Files of H2, named {@code held:...}, on which a write can be held up: a disk as slow as one likes. */
public final class HeldFile extends FilePathWrapper {
    private static volatile CountDownLatch gate = new CountDownLatch(0);
    private static volatile CountDownLatch held = new CountDownLatch(0);

    /** From now on writes wait. */
    static void hold() {
        held = new CountDownLatch(1);
        gate = new CountDownLatch(1);
    }

    /** Returns when a write waits. */
    static void awaitHeld() throws InterruptedException {
        held.await();
    }

    static void release() {
        gate.countDown();
    }

    @Override
    public String getScheme() {
        return "held";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new Held(super.open(mode));
    }

    private static final class Held extends FileBase {
        private final FileChannel file;

        private Held(FileChannel file) {
            this.file = file;
        }

        private static void pass() throws IOException {
            held.countDown();
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            pass();
            return file.write(source);
        }

        @Override
        public synchronized int write(ByteBuffer source, long position) throws IOException {
            pass();
            return file.write(source, position);
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            return file.read(target);
        }

        @Override
        public synchronized int read(ByteBuffer target, long position) throws IOException {
            return file.read(target, position);
        }

        @Override
        public long position() throws IOException {
            return file.position();
        }

        @Override
        public FileChannel position(long position) throws IOException {
            file.position(position);
            return this;
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            file.truncate(size);
            return this;
        }

        @Override
        public void force(boolean metaData) throws IOException {
            file.force(metaData);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return file.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }
    }
}
