package org.demarche.web.edge;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;

/** A request whose body ends in a refusal at {@value #LIMIT} bytes, whether or not its length was announced. */
final class BoundedRequest extends HttpServletRequestWrapper {
    static final int LIMIT = 1 << 20;

    BoundedRequest(HttpServletRequest request) {
        super(request);
        if (request.getContentLengthLong() > LIMIT) {
            throw tooLarge();
        }
    }

    static Refusal tooLarge() {
        return new Refusal(Code.BODY_TOO_LARGE, null, "Send a body of at most " + LIMIT + " bytes.");
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return new BoundedStream(super.getInputStream(), LIMIT);
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }
}
