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

/** A request whose body ends in a refusal at a limit, whether or not its length was announced. */
class BoundedRequest extends HttpServletRequestWrapper {
    private final long limit;

    /** @param limit in bytes */
    BoundedRequest(HttpServletRequest request, long limit) {
        super(request);
        this.limit = limit;
        if (request.getContentLengthLong() > limit) {
            throw tooLarge(limit);
        }
    }

    static Refusal tooLarge(long limit) {
        return new Refusal(Code.BODY_TOO_LARGE, null, "Send a body of at most " + limit + " bytes.");
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return new BoundedStream(super.getInputStream(), limit);
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }
}
