package org.demarche.stance.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.zip.CRC32;

/**
 * Reads what {@link ImageOutput} has written. Throws {@link UncheckedIOException}, and {@link DamagedImage} for what was not
 * written like that. What was read is to be believed only after {@link #end}. Not thread-safe.
 */
final class ImageInput {
    private final SeekableByteChannel file;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(ImageOutput.BUFFER)
            .order(ByteOrder.LITTLE_ENDIAN)
            .flip();
    private final CRC32 crc = new CRC32();
    /** Octets before the CRC that are not in the buffer yet. */
    private long ahead;

    ImageInput(SeekableByteChannel file) throws IOException {
        this.file = file;
        this.ahead = Math.max(0, file.size() - Long.BYTES);
    }

    long number() {
        fill(Long.BYTES);
        return buffer.getLong();
    }

    /** How many things follow; never more than there are octets. */
    int count() {
        return length(1);
    }

    byte[] octets() {
        byte[] column = new byte[length(1)];
        for (int from = 0, length; from < column.length; from += length) {
            fill(1);
            length = Math.min(buffer.remaining(), column.length - from);
            buffer.get(column, from, length);
        }
        return column;
    }

    int[] ints() {
        int[] column = new int[length(Integer.BYTES)];
        for (int from = 0, length; from < column.length; from += length) {
            fill(Integer.BYTES);
            length = Math.min(buffer.remaining() / Integer.BYTES, column.length - from);
            buffer.asIntBuffer().get(column, from, length);
            buffer.position(buffer.position() + length * Integer.BYTES);
        }
        return column;
    }

    long[] longs() {
        long[] column = new long[length(Long.BYTES)];
        for (int from = 0, length; from < column.length; from += length) {
            fill(Long.BYTES);
            length = Math.min(buffer.remaining() / Long.BYTES, column.length - from);
            buffer.asLongBuffer().get(column, from, length);
            buffer.position(buffer.position() + length * Long.BYTES);
        }
        return column;
    }

    /** Everything has been read, and was what had been written. */
    void end() {
        if (buffer.hasRemaining() || ahead != 0) {
            throw new DamagedImage("it goes on where it should end");
        }
        long written = crc.getValue();
        ahead = Long.BYTES;
        if (number() != written) {
            throw new DamagedImage("its CRC is another");
        }
    }

    /** Never more than there is, so that nobody makes room for what a damaged number says. */
    private int length(int width) {
        long length = number();
        if (length < 0 || length > (buffer.remaining() + ahead) / width) {
            throw new DamagedImage("the rest is shorter than " + length);
        }
        return (int) length;
    }

    /** Sees to it that so many octets at least are in the buffer. */
    private void fill(int octets) {
        if (buffer.remaining() >= octets) {
            return;
        }
        buffer.compact();
        int before = buffer.position();
        buffer.limit((int) Math.min(buffer.capacity(), before + ahead));
        try {
            while (buffer.hasRemaining() && file.read(buffer) >= 0) {}
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        buffer.flip();
        ahead -= buffer.limit() - before;
        crc.update(buffer.duplicate().position(before));
        if (buffer.remaining() < octets) {
            throw new DamagedImage("it ends too early");
        }
    }
}
