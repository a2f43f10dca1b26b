package org.demarche.web.edge;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A request whose body has arrived, so that nobody waits for its sender any more. */
final class ReceivedRequest extends HttpServletRequestWrapper {
    private final Body body;

    /** Waits for the body, which is bounded. */
    ReceivedRequest(HttpServletRequest request) throws IOException {
        super(request);
        this.body = new Body(new ByteArrayInputStream(request.getInputStream().readAllBytes()));
    }

    @Override
    public ServletInputStream getInputStream() {
        return body;
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }

    private static final class Body extends ServletInputStream {
        private final ByteArrayInputStream octets;

        private Body(ByteArrayInputStream octets) {
            this.octets = octets;
        }

        @Override
        public int read() {
            return octets.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            return octets.read(bytes, offset, length);
        }

        @Override
        public boolean isFinished() {
            return octets.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("it is all here");
        }
    }
}
