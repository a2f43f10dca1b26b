package org.demarche.web.edge;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;

/** Passes at most {@code limit} bytes on and refuses the next. */
final class BoundedStream extends ServletInputStream {
    private final ServletInputStream body;
    private final long limit;
    private long left;

    BoundedStream(ServletInputStream body, long limit) {
        this.body = body;
        this.limit = limit;
        this.left = limit;
    }

    @Override
    public int read() throws IOException {
        int next = body.read();
        if (next >= 0) {
            taken(1);
        }
        return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = body.read(bytes, offset, length);
        if (count > 0) {
            taken(count);
        }
        return count;
    }

    private void taken(int count) {
        left -= count;
        if (left < 0) {
            throw BoundedRequest.tooLarge(limit);
        }
    }

    @Override
    public boolean isFinished() {
        return body.isFinished();
    }

    @Override
    public boolean isReady() {
        return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        body.setReadListener(listener);
    }
}
