package org.demarche.stance.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.util.zip.CRC32;

/**
 * Writes numbers and columns one behind the other, little-endian, a column behind its length, and at the end the CRC-32 of
 * everything. Throws {@link UncheckedIOException}. Not thread-safe.
 */
final class ImageOutput {
    /** Octets written at once. */
    static final int BUFFER = 1 << 18;

    private final WritableByteChannel file;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    private final CRC32 crc = new CRC32();

    ImageOutput(WritableByteChannel file) {
        this.file = file;
    }

    void number(long value) {
        room(Long.BYTES);
        buffer.putLong(value);
    }

    /** The first {@code count} octets of a column. */
    void octets(byte[] column, int count) {
        number(count);
        for (int from = 0, length; from < count; from += length) {
            room(1);
            length = Math.min(buffer.remaining(), count - from);
            buffer.put(column, from, length);
        }
    }

    void octets(byte[] column) {
        octets(column, column.length);
    }

    /** The first {@code count} numbers of a column. */
    void ints(int[] column, int count) {
        number(count);
        for (int from = 0, length; from < count; from += length) {
            room(Integer.BYTES);
            length = Math.min(buffer.remaining() / Integer.BYTES, count - from);
            buffer.asIntBuffer().put(column, from, length);
            buffer.position(buffer.position() + length * Integer.BYTES);
        }
    }

    void ints(int[] column) {
        ints(column, column.length);
    }

    void longs(long[] column) {
        number(column.length);
        for (int from = 0, length; from < column.length; from += length) {
            room(Long.BYTES);
            length = Math.min(buffer.remaining() / Long.BYTES, column.length - from);
            buffer.asLongBuffer().put(column, from, length);
            buffer.position(buffer.position() + length * Long.BYTES);
        }
    }

    /** Everything is written. */
    void end() {
        write();
        number(crc.getValue());
        write();
    }

    private void room(int octets) {
        if (buffer.remaining() < octets) {
            write();
        }
    }

    private void write() {
        buffer.flip();
        crc.update(buffer.duplicate());
        try {
            while (buffer.hasRemaining()) {
                file.write(buffer);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        buffer.clear();
    }
}
